# English is the text that every other language is held against.

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Under silence until { $date }: { $what }
    [half_time] Silence ends { $date }: { $what }
    [last_day] Silence ends { $date }: { $what }
    [last_hours] Last hours: silence ends { $date }: { $what }
   *[other] Silence now ends { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] For approval by { $date }: { $what }
    [due_today] Approval due today: { $what }
    [overdue] Approval was due { $date }: { $what }
   *[other] Approval due { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approved: { $what }
    [held] Agreed by silence: { $what }
    [returned] Sent back: { $what }
    [broken] Silence broken: { $what }
   *[other] Withdrawn: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] { $version } of “{ $what }” is placed under a silence procedure in the preparation of “{ $event }”.
    [half_time] Half of the time of the silence procedure on { $version } of “{ $what }” has passed.
    [last_day] The silence procedure on { $version } of “{ $what }” ends within a day.
    [last_hours] The silence procedure on { $version } of “{ $what }” ends within a few hours.
   *[other] The silence procedure on { $version } of “{ $what }” ends on another day than you were told.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” has been handed in, and is submitted for approval in the preparation of “{ $event }”.
    [due_today] A decision on “{ $what }” is asked for today.
    [overdue] A decision on “{ $what }” was asked for by { $date }, and none has been recorded. Work that depends on it cannot proceed.
   *[other] May we remind you that a decision on “{ $what }” is asked for by { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” is approved.
    [held] No member objected to { $version } of “{ $what }” before the end of the silence procedure: the text is agreed.
    [returned] “{ $what }” has been sent back.
    [broken] The silence on { $version } of “{ $what }” is broken. Those who conduct the procedure will consult and announce the next steps.
   *[other] The approval of “{ $what }” is asked for no more.
}
notice-informed = You receive this for information: as an observer you see the text, and take no decision.
notice-in-place-of = You decide in the place of { $name }.
notice-also-for = You also decide for { $names }.
notice-copy = This is a copy for your information: another office of your organisation has been asked, and answers.
notice-rule-objection = If no member objects before the silence ends, the text is agreed. An objection by one member breaks the silence; please name the paragraphs. Editorial remarks do not break the silence.
notice-rule-time-breaks = A request for more time breaks the silence as well.
notice-rule-time-extends = { $hours ->
    [one] The first request for more time extends the silence by { $hours } hour; another one breaks it.
   *[other] The first request for more time extends the silence by { $hours } hours; another one breaks it.
}
notice-rule-agreement = No answer is taken as agreement: if nobody objects, the text is agreed.
notice-rule-open = This end is provisional: the time begins once every member has received this notice. Should it begin later than today, you will be told of the later end.
notice-rule-quorum = Approvals needed: { $needed } of { $seats }.
notice-rule-all = Approval by all { $seats } is needed.

## The letter to a higher level

notice-letter-opening = I have the honour to refer to the preparation of “{ $event }” and to the following, on which a decision of { $name } is awaited:
notice-letter-overdue = The decision was asked for by { $date }. According to our records it has not been taken, and work that depends on it cannot proceed.
notice-letter-request = I should be grateful if you would have it taken, or let us know the date by which it may be expected.
notice-letter-page = It can be recorded on this page, without an account:

## Facts

notice-ends = The silence ends
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Your time
notice-ends-own-at = { $date }, { $time }
notice-was = Previous date
notice-due = Decision asked for by
notice-text = Text
notice-sha256 = Checksum (SHA-256)
notice-approval = Approval
notice-lead = Submitted by
notice-contributed = Contributions from
notice-waiting = Depends on it
notice-voices = What was said
notice-voice = { $kind ->
    [objected] Objection
    [returned] Return for revision
    [time_requested] Request for more time
    [remarked] Remark
   *[other] Reservation
}
notice-voice-paragraphs = { $kind } on { $paragraphs }

## How to answer

notice-answer = How to answer
notice-answer-button = Open the page
notice-answer-page = { $silent ->
    [yes] On the page you agree, object, ask for time or abstain, without an account:
   *[other] On the page you approve, send back or abstain, without an account:
}
notice-answer-reply-silence = Or reply to this message with one line: AGREE, or OBJECT with the paragraphs (OBJECT OP 4: the reason), or MORE TIME, or ABSTAIN.
notice-answer-reply-approval = Or reply to this message with one line: APPROVE, or SEND BACK with the reason, or ABSTAIN.
notice-answer-contact = To answer, please write to or call the secretariat; see below.

## The coordinator's brief

brief-approvals = Approvals
brief-approval = { $what ->
    [open] Its text is ready to be put under silence.
    [obtain] No contact is on file who could be asked for it: please obtain the decision, and record it.
    [serve] { $name } does not have the text yet, so that the silence cannot end. Please serve it otherwise, and record that.
    [consult] The silence was broken. Please consult those named, and put a new version under silence.
   *[other] { $name } was reminded, and has not decided. Please call.
}

## The page on which one decides

decide-heading = Your decision
decide-legend = What do you say?
decide-intro = Choose an answer and press Send. Nothing is recorded until then, and you need no password.
decide-counts = Until it ends your last answer counts; you can change it with the same link.
decide-hours = { $hours ->
    [one] The silence lasts { $hours } hour from the moment at which every member has the text.
   *[other] The silence lasts { $hours } hours from the moment at which every member has the text.
}
decide-days = { $days ->
    [one] The silence lasts { $days } working day from the moment at which every member has the text.
   *[other] The silence lasts { $days } working days from the moment at which every member has the text.
}
decide-deliverable = To be delivered
decide-silence-approved = We agree to the text
decide-silence-returned = We return it
decide-silence-objected = We object
decide-silence-time_requested = We need more time
decide-silence-abstained = We abstain
decide-silence-remarked = We have an editorial remark, and do not object
decide-silence-delegated = Another organisation decides in our place
decide-statement-approved = We approve
decide-statement-returned = We return it
decide-statement-objected = We object
decide-statement-time_requested = We need more time
decide-statement-abstained = We abstain
decide-statement-remarked = We have an editorial remark
decide-statement-delegated = Another organisation decides in our place
decide-reservation = Reservation (optional)
decide-condition = Condition (optional)
decide-paragraphs = Paragraphs you object to
decide-paragraphs-hint = For example: OP 4, OP 7. Without paragraphs, give the reason.
decide-until = Until which day? (optional)
decide-to = Which organisation?
decide-to-choose = Please choose
decide-note = Reason or remark
decide-note-hint = It goes on record, and those who conduct the procedure will read it.
decide-error-choose = Choose an answer
decide-error-objection = Name the paragraphs you object to, or give the reason
decide-error-paragraphs = Shorten the list of paragraphs, for example OP 4, OP 7
decide-error-reason = Give the reason: it is told to those who submitted it
decide-error-remark = Write your remark
decide-error-day = Enter the date, for example 27 3 2027, or leave it empty
decide-error-past = Choose a date after today
decide-error-far = This date is years away: check the year
decide-error-to = Choose the organisation that decides in your place
decide-error-long = Shorten the text to at most { $count } characters
decide-error-refused = This could not be recorded as it stands
decide-replaced = The text has been replaced
decide-replaced-text = Since you opened this page another version was submitted. Nothing was recorded: please look at the present text and decide again.
decide-thanks = Thank you. This is recorded:
decide-change = Your last answer counts until it ends; you can change it with the same link.
decide-late = It came after the end: it is on record and changes nothing.
decide-comes-to = { $state ->
    [approved] With this it is approved.
    [held] The text is agreed.
    [returned] With this it goes back to those who submitted it.
    [broken] With this the silence is broken. Those who conduct the procedure will consult you.
    [in_consultation] The silence is broken, and consultations are under way.
   *[other] Nothing more is asked of you.
}
decide-said = What you have said
decide-at = { $date }, { $time }
decide-by = by { $name }
decide-after-end = after the end
decide-over = { $state ->
    [approved] This is approved
    [held] The text is agreed
    [returned] This was sent back
    [broken] The silence was broken
    [in_consultation] The silence was broken
   *[other] This was withdrawn
}
decide-over-text = { $state ->
    [approved] No answer is needed any more.
    [held] No member objected before the end of the silence procedure. No answer is needed any more.
    [returned] It was sent back to those who submitted it. You will be asked again once it is handed in anew.
    [broken] Those who conduct the procedure will consult and announce the next steps.
    [in_consultation] Consultations are under way. You will be asked again if a new version is submitted.
   *[other] It is asked for no more.
}
decide-ended = Ended on
decide-others = You also decide for

## Replies and receipts

decided-subject = Recorded: your answer on { $what }
decided-subject-none = Not recorded: your answer on { $what }
decided-intro = Thank you for your message. On “{ $what }” this is recorded:
decided-none = Thank you for your message. Nothing in it could be recorded as a decision on “{ $what }”; the secretariat will read it.
decided-change = Your last answer counts until it ends: to change it, reply again.
decided-problem = { $problem ->
    [unclear] We could not tell beyond doubt what it states. Please write it in one line, as below.
    [reason] Please name the paragraphs you object to, or give the reason, in the same line.
    [day] The day until which you ask for time is over: please name one after today.
    [kind] That is not how this is decided: please use one of the words below.
    [replaced] The text has been replaced by another version since that message: please answer the message about the present one.
    [no_seat] You were informed of this; the decision is taken by others.
   *[other] This could not be recorded as it stands; the secretariat will read it.
}
