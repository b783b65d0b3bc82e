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
