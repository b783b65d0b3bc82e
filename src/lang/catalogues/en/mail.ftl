# English is the text that every other language is held against.

## Subjects

mail-subject-due = { $overdue ->
    [0] Due
   *[other] { $overdue } overdue; due
} { $date }: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] Due today
   *[other] { $overdue } overdue; due today
}: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-subject-overdue = Overdue since { $date }: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-subject-late = Planned for { $date }: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] { $count } due today
   *[other] { $overdue } overdue, { $count } due today
}
mail-subject-overdue-many = { $count } overdue, the first since { $date }
mail-subject-formal = { $standing ->
    [overdue] Was due { $date }
   *[other] Due { $date }
}: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-subject-take_over = Your open items: { $count }{ $overdue ->
    [0] {""}
   *[other] , { $overdue } overdue
}
mail-subject-nothing-open = Nothing is open with you
mail-subject-brief = For the coordinator: { $count ->
    [one] { $count } item
   *[other] { $count } items
}
mail-subject-cover = Progress report { $number }, as of { $date }

## Opening

mail-salutation = Dear colleague,
mail-intro-notice = May we draw your attention to the following item in the preparation of “{ $event }”.
mail-intro-first = This is the first message to you about it. The secretariat keeps the agreed dates with Concerted, a system that writes to each partner when something is due: in your language, on a working day of your calendar, once a day at most. Whom to ask is said below.
mail-intro-reminder = We kindly remind you of the following item in the preparation of “{ $event }”.
mail-intro-due_today = The following item in the preparation of “{ $event }” is due today.
mail-intro-late = May we ask you for the following item in the preparation of “{ $event }”. The date planned for it has passed: please send it as soon as you can, or let us know by which date we may expect it.
mail-intro-overdue = According to our records the following item in the preparation of “{ $event }” is overdue. Please send it, or let us know by which date you expect to send it.
mail-intro-several = We kindly remind you of the items below in the preparation of “{ $event }”.
mail-intro-digest = Below you will find what is open with you in the preparation of “{ $event }”.
mail-intro-take_over = The secretariat now follows the preparation of “{ $event }” with Concerted, a system that keeps the agreed dates and writes to each partner when something is due. Nothing that was agreed has changed. Below is everything that is open with you according to our records; please tell us if anything is not right.
mail-intro-take_over-rule = From now on you will receive no more than one message a day, in your language and on a working day of your calendar.
mail-nothing-open = Nothing is open with you at present. Thank you.
mail-nth = Reminder { $number } of { $of }
mail-counts = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
mail-counts-overdue = { $count ->
    [one] { $count } overdue
   *[other] { $count } overdue
}

## What is asked

mail-action = Action requested by
mail-action-was = Action was requested by
mail-action-today = Action requested today
mail-what = { $part ->
    [untold] Contribute to “{ $what }”
   *[other] { $what }
}
mail-due = Due
mail-end-of-day = by the end of the day, { $place } time
mail-end-of-day-plain = by the end of the day
mail-left = { $count ->
    [0] no working day left in your calendar
    [one] { $count } working day left in your calendar
   *[other] { $count } working days left in your calendar
}
mail-over = { $count ->
    [0] overdue
    [one] overdue by { $count } working day
   *[other] overdue by { $count } working days
}
mail-over-weeks = { $count ->
    [one] overdue by { $count } week
   *[other] overdue by { $count } weeks
}
mail-left-short = { $count ->
    [0] no working day left
    [one] { $count } working day left
   *[other] { $count } working days left
}
mail-over-short = { $count ->
    [0] overdue
    [one] { $count } working day ago
   *[other] { $count } working days ago
}
mail-over-weeks-short = { $count ->
    [one] { $count } week ago
   *[other] { $count } weeks ago
}
mail-today = due today
mail-status = Status
mail-role-lead = You lead this task.
mail-led = { $part ->
    [told] Part of “{ $title }”; { $name } leads.
   *[other] This task is led by { $name }.
}
mail-deliverable = Deliverable
mail-received = Received so far
mail-came-in = Came in since our last message
mail-all-in = { $count ->
    [one] the one contribution asked for is in; your own confirmation completes the task
   *[other] all { $count } contributions are in; your own confirmation completes the task
}
mail-missing = Still awaited (for you as lead)
mail-needed-by = Waiting for it
mail-waits-for = Can begin after
mail-serves = { $count ->
    [one] Objective served
   *[other] Objectives served
}
mail-about = About this task
mail-instances = { $kind ->
    [member_state] { $count ->
        [one] { $count } state
       *[other] { $count } states
    }
   *[other] { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
}
mail-more = { $states ->
    [true] { $count ->
        [one] { $count } state
       *[other] { $count } states
    }
   *[other] { $count ->
       *[other] { $count } more
    }
}
mail-moved = Date moved
mail-moved-line = from { $date }
mail-next-step-line = { $function ->
    [head_of_unit] If it is still open on { $date }, the request may be brought to the attention of your head of unit.
    [director] If it is still open on { $date }, the request may be brought to the attention of your director.
    [ministers_office] If it is still open on { $date }, the request may be brought to the attention of your minister’s office.
    [head_of_organisation] If it is still open on { $date }, the request may be brought to the attention of the office of your head of organisation.
   *[other] If it is still open on { $date }, you will be reminded again.
}

## Lists

mail-group-overdue = Overdue
mail-group-due_today = Due today
mail-group-due_soon = Due within two weeks
mail-group-next = Coming next
mail-others = Also open with you
mail-earliest = Earliest due date

## How to answer

mail-answer = How to answer
mail-answer-intro = Reply to this message with one of these lines. No password is needed.
mail-answer-done = it is done
mail-answer-done-text = it is done; if a text is asked for, please attach it or a link
mail-answer-date = you need more time, until that day
mail-answer-nil = you have nothing to contribute
mail-answer-help = you have a question and would like to be called
mail-answer-many = For several items, write one line for each, with its task number.
mail-answer-button = Answer now
mail-answer-link = Or answer here, without a password:
mail-calendar = The dates to come are attached for your calendar.

## Contact and close

mail-contact = Contact
mail-contact-intro = If anything is unclear, please write or call:
mail-phone = Telephone
mail-email = E-mail
mail-clock = Local time
mail-clock-line = { $place }, { $utc }
mail-closing = With kind regards,
mail-signature = The coordinator
mail-event-days = { $count ->
    [one] opens in { $count } day
   *[other] opens in { $count } days
}
mail-event-dates = { $opens } to { $closes }
mail-reason = Written to: { $function }, { $name }.
mail-reason-formal = Addressed to: { $name }.
mail-reason-coordinator = Written to: Coordinator.
mail-sent-by = Sent by Concerted for the coordinator. { $symbol }, { $date }.
mail-reference = Reference: { $symbol }, { $date }.
mail-fallback = We cannot write in the language that you prefer yet, and ask for your understanding.

## Formal letter

mail-formal-salutation = Sir/Madam,
mail-formal-address = Sir/Madam
mail-formal-opening = I have the honour to refer to the preparation of “{ $event }” and to the following, { $part ->
    [whole] which { $name } kindly agreed to lead:
   *[other] to which { $name } kindly agreed to contribute:
}
mail-formal-overdue = { $part ->
    [whole] According to our records this was due on { $date }, and we have not yet been told that it is completed.
   *[other] According to our records this contribution was due on { $date } and is still outstanding.
}
mail-formal-due = { $part ->
    [whole] This is due on { $date }.
   *[other] This contribution is due on { $date }.
}
mail-formal-request = I should be grateful if you would have it attended to, or let us know the date by which it may be expected.
mail-formal-others = The following are outstanding as well:
mail-formal-when = { $standing ->
    [overdue] was due on { $date }
   *[other] due on { $date }
}
mail-formal-contact = For any question, please contact:
mail-formal-attached = This letter is attached for printing.
mail-formal-close = { $familiar ->
    [true] Yours sincerely,
   *[other] Please accept, { $address }, the assurances of my highest consideration.
}

## To the coordinator: what needs attention

mail-brief-intro = The following needs your attention in the preparation of “{ $event }”.
mail-brief-release = Waiting for your release
mail-brief-draft-since = Waiting since { $date }
mail-brief-draft-lapsed = You had released it for { $address }. Letters go to another office by now, so it waits for you again.
mail-brief-call = Partners to call
mail-brief-undelivered = Mails that did not arrive
mail-brief-undelivered-intro = Please call, and correct the address in the definition: what is still open then goes to the new address by itself. If the address is right, have the mail tried again.
mail-brief-reply = The mail server said
mail-brief-address-good = The address is good: the server did not take this one mail. Others go there as before.
mail-brief-came_in = Messages that need you
mail-brief-came_in-intro = These came in, and nothing in them was recorded as an answer. Please read them, and record what is clear.
mail-came_in = { $what ->
    [unclear] no answer could be read in it; its sender was asked again
    [unproven] it comes from an address that is not on file with them, or its origin is not proven
    [complaint] it complains about a mail of ours
    [not_reached] it reports that a mail came back, and does not say which
   *[other] it could not be read
}
mail-came_in-away = away until { $date }; meanwhile reminders go to a stand-in, if there is one
mail-brief-uncertain = Mails of which nobody knows whether they arrived
mail-brief-uncertain-intro = The connection was lost after the mail had been handed over: it may have arrived, or not. Please ask, then record which it is. Until then it counts neither as received nor as lost.
mail-brief-stalled = Times in which no mail could leave
mail-brief-stalled-text = From { $from }, { $from_time }, to { $to }, { $to_time }. What was due then left afterwards, or stands in the next mail to the same person.
mail-brief-stalled-often = { $count ->
    [one] { $count } outage
   *[other] { $count } outages
} between { $from } and { $to }, the longest from { $longest_from }, { $from_time }, to { $longest_to }, { $to_time }. What was due then left afterwards, or stands in the next mail to the same person.
mail-brief-went_on = The mail server had refused what was for { $address } for the same reason, and { $to } got it instead. The address is good: nothing needs to be corrected.
mail-brief-set_aside = Records that cannot be used
mail-brief-set_aside-entries = { $symbol }: { $count ->
    [one] one record cannot be read or written and was set aside.
   *[other] { $count } records cannot be read or written and were set aside.
} Everything else goes on, and what is still due is decided again.
mail-brief-set_aside-workflow = { $symbol }: its records cannot be read. Until they are mended, nothing is decided for it, and no mail that mentions it leaves. All other workflows go on.
mail-unreachable-intro = The partners below could not be written to, because none of their contacts can be written to today. Please call them, or correct their contacts in the definition.
mail-unreachable-contacts = Contacts on file
mail-unreachable-none = No contact is on file.
mail-unreachable-no-email = no e-mail address
mail-unreachable-away = away until { $date }
mail-unreachable-left = in office until { $date }
mail-unreachable-items = Reminders not sent

## To the coordinator: an issued report

mail-cover-intro = Please find attached progress report { $number } on the preparation of “{ $event }”. It covers what was known by the end of { $date }.
mail-cover-headlines = In brief
mail-cover-attachment = Attached file
mail-cover-sha256 = SHA-256
mail-cover-symbol = Symbol
mail-cover-cut-off = Cut-off
mail-cover-use = The report stands alone: it may be forwarded or printed as it is.

## Several parts at one address

mail-as-coordinator = As coordinator of this preparation
mail-also-for = This message also lists what is open with { $names }, whose address is yours too.
mail-for = For

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = New dates: the event opens on { $date }
mail-subject-place_moved = New place: the event takes place in { $city }
mail-subject-closing_moved = New closing day: the event closes on { $date }
mail-subject-place_open = The place of the event is to be decided anew
mail-subject-lead_yours = You now lead: { $what }
mail-subject-lead_changed = Now led by { $lead }: { $what }
mail-subject-released = No longer needed from you: { $what }
mail-subject-contact = You are now the contact of { $name }
mail-subject-copy = { $standing ->
    [overdue] For your information (overdue)
    [due_today] For your information (due today)
   *[other] For your information
}: { $part ->
    [untold] contribute to “{ $what }”
   *[other] { $what }
}
mail-news = What has changed
mail-news-event_moved = “{ $event }” has new dates: { $days }. It was to open on { $from }.
mail-news-dates = The due dates that move with it are given below.
mail-news-place_moved = “{ $event }” now takes place in { $city } instead of { $before }.
mail-news-closing_moved = “{ $event }” closes on { $date }, not on { $from }.
mail-news-place_open = “{ $event }” no longer takes place in { $before }; the new place will be announced.
mail-news-place_named = “{ $event }” takes place in { $city }.
mail-news-lead_yours = You now lead “{ $title }” ({ $task }) in place of { $before }.
mail-news-lead_not_yours = “{ $title }” ({ $task }), which you led, is now led by { $lead }. You still contribute to it.
mail-news-lead_changed = “{ $title }” ({ $task }) is now led by { $lead } in place of { $before }.
mail-news-released = “{ $title }” ({ $task }), due { $date }, is no longer needed from you. Thank you for what you have done for it.
mail-news-released-part = “{ $asks }”, your part in “{ $title }” ({ $task }), due { $date }, is no longer needed from you. Thank you for what you have done for it.
mail-news-contact = You are now the contact of { $name }. Below is everything that is open with it.
mail-copies = For your information
mail-copies-intro = Your colleagues have been asked for the following. You need not do anything: you receive this because the agreed schedule gives your office a copy.
mail-copy-asked = asked of { $name }, { $function }
mail-brief-exhausted = Please telephone
mail-brief-exhausted-intro = No further reminder about these items is to come, and no answer is recorded. The partners’ own lists no longer show them.
mail-brief-gone = Please tell these partners
mail-brief-gone-intro = They no longer take part according to the definition in force. They had been written to before, and no message tells them.
mail-brief-responsible = Contacts to be changed
mail-brief-responsible-intro = These contacts say that somebody else is responsible by now. The definition stands until you change it.
mail-brief-responsible-not = { $address } is not responsible any more ({ $date }).
mail-brief-responsible-now = Named instead: { $address }.
mail-brief-responsible-handed = What is open was handed over at once, within the organisation.
mail-brief-overtaken = Still wanted?
mail-brief-overtaken-intro = These items were due before the event closed and are still open. Nobody is reminded of them any more. Please record what has come in, or cancel what is no longer wanted.
mail-brief-spoken = Partners’ answers that wait for somebody
mail-brief-spoken-intro = Please agree or refuse with the commands given; what is refused stays as it was. Please call those who ask for help. The command beside what was declined has it asked for again.
mail-spoken-help = asks for help
mail-spoken-declined = does not contribute
mail-spoken-postponement = asks for more time, until { $until }; it is due { $due }
mail-spoken-hand_over = hands over to another organisation:
mail-spoken-note = Note
