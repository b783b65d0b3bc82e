# What minutes and reports tell of approvals.

## Minutes: head

minutes-kind-silence = Minutes of a silence procedure
minutes-kind-approval = Minutes of an approval
minutes-redacted = Edition without names: no member is named in it.
minutes-clock = Times are those of the host’s clock, { $zone } ({ $offsets }).
minutes-source = Drawn up from the journal as recorded by { $time }. “Entry” is the number of an entry of the journal.
minutes-outcome = { $state ->
    [under_approval] A decision is awaited
    [under_silence] The text is under silence
    [approved] Approved
    [returned] Sent back
    [held] Agreed: no member objected
    [broken] The silence is broken
    [in_consultation] The silence is broken, and those who objected are consulted
    [reissued] The silence was broken, and the text is reissued
    [completed] Approved
   *[other] Withdrawn: nobody is asked any more
}
minutes-outcome-none = Nobody has been asked yet
minutes-outcome-at = { $outcome }, { $time }
minutes-term-task = Task
minutes-term-deliverable = Deliverable
minutes-term-approval = Approval
minutes-term-lead = Submitted by
minutes-term-conducted = Conducted by
minutes-term-outcome = Outcome
minutes-term-evidence = Evidence
minutes-term-follows = What follows
minutes-conducted = { $lead }, with the secretariat ({ $contact })
minutes-waiting = These tasks need it: { $tasks }
minutes-waiting-none = No task needs it
minutes-evidence = { $name }, SHA-256 { $sha256 }
minutes-evidence-unnamed = a document, SHA-256 { $sha256 }
minutes-evidence-silence = The record below: who had the text when and how, and who answered

## Minutes: rounds

minutes-before = Before the first round
minutes-round = Round { $round }
minutes-round-version = Round { $round }: { $version }
minutes-term-text = Text
minutes-term-link = Found at
minutes-term-sha256 = Checksum (SHA-256)
minutes-term-rule = Rule
minutes-term-ends = End
minutes-term-due = Asked for by
minutes-term-served = Has the text
minutes-term-informed = Informed
minutes-rule-one = One approval is enough.
minutes-rule-all = All who decide have to approve: { $seats }. Who abstains is not counted.
minutes-rule-quorum = Approvals needed: { $needed } of { $seats }.
minutes-rule-hours = Silence of { $hours } hours from the moment at which every member has the text; a day more for each holiday of a member. It ends on a Monday to Thursday at 18:00.
minutes-rule-days = Silence of { $days } working days from the day on which every member has the text; holidays of members are not counted. It ends on a Monday to Thursday at 18:00.
minutes-rule-extended = The first request for more time adds { $hours } hours; another one breaks the silence.
minutes-rule-breaks = A request for more time breaks the silence.
minutes-ends-open = Not fixed: it begins once every member has the text
minutes-served-count = { $n } of { $of } members, the last one at { $time }
minutes-served-some = { $n } of { $of } members

## Minutes: members

minutes-members = Members
minutes-a-member = a member
minutes-col-member = Member
minutes-col-served = Has the text since
minutes-col-asked = Asked on
minutes-col-position = Position
minutes-served-mail = { $time }, by mail to { $to }
minutes-served-answer = { $time }, answered
minutes-served-way = { $time }, { $way }
minutes-served-taken = { $time }, { $way }, taken by { $name }
minutes-not-reached = not reached
minutes-left = takes part no more
minutes-silent = no objection
minutes-no-answer = no answer
minutes-position = { $kind ->
    [approved] approves
    [agreed] agrees
    [conditional] approves with a reservation
    [returned] sends it back
    [objected] objects
    [time_requested] asks for more time
    [abstained] abstains
    [remarked] has a remark
   *[other] leaves the decision to another partner
}
minutes-position-by = { $position }, through { $name }

## Minutes: proceedings

minutes-proceedings = Proceedings
minutes-col-time = Time
minutes-col-what = What happened
minutes-col-entry = Entry
minutes-handed-in = { $who } hands in what is to be approved.
minutes-taken-back = { $who } takes back what was handed in.
minutes-state = The state of the task is set: { $state }.
minutes-opened-silence = The text is put under silence. Members: { $n }.
minutes-opened-approval = Those who decide are asked: { $n }.
minutes-notice = { $kind ->
    [opening] Notice with what is to be decided
    [half_time] Notice at half time
    [last_day] Notice of the last day
    [last_hours] Notice of the last hours
    [moved] Notice of the new end
    [reminder] Reminder before the day
    [due_today] Reminder on the day
    [overdue] Reminder after the day
    [letter] Letter to a higher level
   *[other] Notice of the outcome
}
minutes-lost = The notice to { $who } did not arrive.
minutes-lost-why = Reply: { $why }
minutes-served = { $who } is given the text { $way }.
minutes-said = { $kind ->
    [approved] { $who } approves.
    [agreed] { $who } agrees to the text.
    [conditional] { $who } approves with a reservation.
    [returned] { $who } sends it back.
    [objected] { $who } objects.
    [time_requested] { $who } asks for more time.
    [abstained] { $who } abstains.
    [remarked] { $who } makes a remark, which is no objection.
   *[other] { $who } leaves the decision to another partner.
}
minutes-in-place = { $by } in the place of { $who }
minutes-came = { $way ->
    [link] on the answer page
    [reply] by reply to the notice
    [telephone] by telephone
    [in_person] in person
   *[other] as recorded by the secretariat
}
minutes-came-line = Received { $came }
minutes-came-named = Received { $came }, from { $name }
minutes-paragraphs = Paragraphs: { $paragraphs }
minutes-whole = To the text as a whole
minutes-reason = Note: { $text }
minutes-reservation = Reservation: { $text }
minutes-until = More time is asked for until { $date }
minutes-left-to = To { $who }
minutes-left-out = left out, since it names a member
minutes-effect = { $effect ->
    [extends] It extends the silence by { $hours } hours.
    [breaks] It breaks the silence.
    [approves] With it the approval is given.
    [returns] With it the task goes back to its lead.
    [replaced] Replaced by a later statement for the same seat.
    [late] After the end: on record, without effect.
   *[other] Without a seat: on record, without effect.
}
minutes-recorded = Recorded later, at { $time }
minutes-held = The silence ends. No member objected: the text is agreed.
minutes-held-undone = The end of the silence is recorded. What was recorded afterwards moved it: the silence goes on.
minutes-consulted = Consultation with those who objected begins.
minutes-withdrawn = The approval is asked for no more.
minutes-signed = The approval is recorded by the secretariat.
minutes-member-left = { $who } takes part no more.

## Approvals in reports

report-approvals-heading = Approvals: { $parts }
report-approvals-deciding = decisions awaited: { $n }
report-approvals-silent = texts under silence: { $n }
report-approvals-broken = silences broken: { $n }
report-approvals-idle = nobody is asked yet: { $n }
report-approvals-settled = decided: { $n }
report-approvals-decided = Decided { $since }
report-col-approval = Approval
report-col-stands = As it stands
report-col-until = Until
approval-state-decision = Decision awaited
approval-state-silence = Under silence
approval-state-opening = To be put under silence
approval-state-obtaining = To be obtained
approval-state-consultation = Silence broken
approval-state-reissue = In consultation
approval-state-withdrawn = Withdrawn
report-approval-tally = { $n } of { $needed } approvals
report-approval-served = { $n } of { $of } have the text
report-approval-awaited = awaited of { $names }
report-approval-unserved = not yet { $names }
report-approval-broken = broken on { $paragraphs }
report-approval-began-not = not fixed: some do not have the text
report-approval-ended = the time is over; its end is not recorded yet
report-approval-decided = { $task }: { $outcome } ({ $date })
report-approval-decided-version = { $task }, { $version }: { $outcome } ({ $date })
