# English is the text that every other language is held against.

## The mail that asks how far commitments are

asking-subject = { $kind ->
    [opening] How far are your commitments? { $what }
    [sent_back] Please correct your report: { $what }
    [last_reminder] Last reminder, your commitments: { $what }
   *[other] Reminder, your commitments: { $what }
}
asking-intro = { $kind ->
    [opening] On the occasion of “{ $event }” your organisation announced what is listed below. Please tell us how far it is.
    [sent_back] Your report on what is listed below, announced on the occasion of “{ $event }”, could not be confirmed. Please correct it; the reason is given below.
    [last_reminder] We still have no report on what is listed below, announced on the occasion of “{ $event }”. If none arrives in the coming days, we will call you.
   *[other] We have not yet received a report on what is listed below, announced on the occasion of “{ $event }”. Please tell us how far it is.
}
asking-due = Due { $date }
asking-was_due = Was due { $date }
asking-led = Led by { $lead }
asking-on_record = On record
asking-asks = Please say of each whether it is in progress as planned, delayed (until when), completed or given up (and why), and what has been signed for and paid up to today. What you report enters the record once the secretariat has confirmed it.
asking-button = Report on the page
asking-page = On the page you report on all of it, without an account:
asking-reply = Or reply to this message with one line for each, for example: { $id } DONE, or { $id } PARTLY: what remains to be done, or { $id } DATE { $date }, or { $id } DECLINE: the reason, or { $id } PAID { $amount } { $currency }.
asking-contact = To report, please write to or call the secretariat; see below.

## The page on which partners report

progress-heading = Your commitments
progress-intro = Choose for each commitment how far it is and press Send. Nothing is recorded until then, and you need no password. What you cannot answer today you may leave blank.
progress-in_progress = In progress as planned
progress-delayed = Delayed
progress-completed = Completed
progress-dropped = Given up
progress-until = If it is delayed: until when?
progress-paid = Paid up to today, in { $currency } (optional)
progress-signed = Signed for up to today, in { $currency } (optional)
progress-amount-hint = The whole amount in figures, for example { $amount }
progress-link = Where this can be seen (optional)
progress-note-hint = What has been done and what remains; if it is given up, why. The secretariat will read it.
progress-error-choose = Choose how far it is
progress-error-day = Enter the date, for example 27 3 2027
progress-error-past = Choose a date after today
progress-error-far = This date is years away: check the year
progress-error-reason = Say why it is given up
progress-error-amount = Enter the amount in figures
progress-error-currency = Enter the amount in { $currency }
progress-error-link = Enter the whole address, beginning with https://
progress-error-long = Shorten the note to at most { $count } characters
progress-error-refused = This could not be recorded as it stands

## What was reported

reported-amounts = Amounts only
reported-on = Your report of { $date }
reported-reason = Reason
reported-standing-waiting = not yet confirmed
reported-standing-confirmed = confirmed
reported-standing-sent_back = sent back
reported-standing-replaced = replaced by a later report
reported-thanks = Thank you. This is what you reported:
reported-waits = It enters the record once the secretariat has confirmed it. Until then you can correct it in the same way.
reported-subject = Received: your report, { $what }
reported-subject-none = Not recorded: your message, { $what }
reported-intro = Thank you for your message. This is what we understood and recorded:
reported-none = Thank you for your message. Nothing in it could be recorded as a report; the secretariat will read it.
reported-problem = { $problem ->
    [which] Please say which commitment this is about: begin the line with its number.
    [unknown] None of your commitments has this number.
    [amount] We could not read the amount. Please write it in figures.
    [currency] This commitment is recorded in { $currency }: please write the amount in it.
    [day] This date is over: please name one after today.
    [reason] Please add the reason in the same line.
    [unclear] We could not tell beyond doubt what this says. Please write it in one line, as below.
    [ended] It has been completed or given up: nothing more is asked.
   *[other] This could not be recorded as it stands; the secretariat will read it.
}

## The coordinator's brief

brief-commitment-on = Reported on { $date }
brief-commitments = Commitments
brief-commitment = { $what ->
    [confirm] { $name } has reported. Please confirm the report, or send it back with the reason.
    [telephone] { $name } was reminded twice and has not reported. Please call.
    [reach] { $name } was to be asked, and no address accepts our mail. Please call.
   *[other] Nobody who takes part leads this commitment, so that nobody can be asked.
}

## The progress report

report-col-heard = Last heard
report-heard-waiting = Reported { $date }, not yet confirmed
report-heard-confirmed = Reported { $date }, confirmed { $confirmed }
report-heard-sent_back = Reported { $date }, sent back { $confirmed }
report-heard-asked = Asked { $date }, no report
report-heard-due = by { $date }
report-followed_up = { $of ->
    [one] { $n } of { $of } commitment was reported on since it was asked about.
   *[other] { $n } of { $of } commitments were reported on since they were asked about.
}
