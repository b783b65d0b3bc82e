# English is the text that every other language is held against.

## The page on which partners answer

page-heading = Your answer
page-heading-many = Your answers
page-intro = Choose an answer and press Send. Nothing is recorded until then, and you need no password.
page-due = Due { $date }
page-due-past = Was due { $date }
page-promised = You promised it for { $date }
page-led = Led by { $lead }
page-brings = To be delivered: { $what }
page-said = Recorded on { $date }: { $said }
page-choice-done = Done
page-choice-partly = Partly done; the rest will follow
page-choice-late = It will come later
page-choice-nil = We have nothing to contribute
page-choice-decline = We are not taking part in this
page-choice-hand_over = A colleague will take care of it
page-choice-help = I need help
page-choice-not_done = Take back what was recorded
page-until = By what date?
page-until-hint = For example: 27 3 2027
page-day = Day
page-month = Month
page-year = Year
page-note = Note
page-note-hint = What is missing, why, or what you need. Others who work on this will read it.
page-link = Where the document is (optional)
page-link-hint = An address that begins with https://. It is kept as text; we do not open it.
page-to = E-mail address of your colleague
page-send = Send
page-errors = Please check the following
page-error-choose = Choose an answer
page-error-day = Enter the date, for example 27 3 2027
page-error-past = Choose a date after today
page-error-far = This date is years away: check the year
page-error-reason = Say why, so that the others know
page-error-address = Enter an e-mail address, for example name@organisation.example
page-error-link = Enter the whole address, beginning with https://
page-error-long = Shorten the note to at most { $count } characters
page-error-refused = This could not be recorded as it stands
page-thanks = Thank you. This is recorded:
page-thanks-change = You can change it with the same link while the item is open.
page-consent-late = The lead has to agree to this date; until then the earlier one stands.
page-consent-hand_over = The secretariat will confirm your colleague.
page-none = Nothing is waiting for you at the moment. Thank you.
page-closed = This is closed
page-closed-text = No answer is needed any more. If you have something to add, please write to the secretariat.
page-expired = This link is no longer valid
page-expired-text = Please use the link in our latest message, or ask the secretariat for a new one. Nothing was changed.
page-unknown = This link does not work
page-unknown-text = Your mail program may have cut it short: copy the whole link from the message. Nothing was changed.
page-problem = That did not work
page-problem-text = Nothing was recorded. Please try again in a few minutes, or reply to our message.
page-contact = Questions?
page-language = Language
page-back = Back to the form
page-fresh = We can send a new link to the address that this one was sent to.
page-fresh-send = Send me a new link
page-sent = Check your mailbox
page-sent-text = If the address that this link was sent to may still answer, a new link is on its way there. We send one a day at most. If none arrives, please write to the secretariat.

## What the lead of a task sees of the parts of others

page-choice-returned = Returned: something is missing
page-choice-agreed = Agreed to the later date
page-choice-refused = Not agreed: the earlier date stands
page-parts = What the others have said
page-own = Your own answer
page-part-said = Answered
page-part-silent = Asked; no answer yet
page-part-not_reached = Not reached: no address takes our mail
page-part-not_asked = Not asked yet
page-asks-until = Asks for more time, until { $date }; you decide
page-reason = Why? The partner will read it.
page-review-none = Leave it as it is

## The page of everything that concerns a person

page-coming = Coming later
page-said-before = Your earlier answers
page-everything = Everything that concerns you
page-calendar = Your dates in your own calendar
page-calendar-text = Subscribe to this address in your calendar. It shows your dates and cannot be used to answer; anyone who has it can see them.
page-wishes = How we write to you
page-wishes-language = Language of our messages
page-wishes-digest = Day of the regular list
page-wishes-arranged = As arranged by the secretariat
page-wishes-save = Save
page-saved = Saved
page-saved-text = We will write to you this way from now on.
page-leaving = Is somebody else responsible now?
page-leaving-text = Tell us, and the secretariat will make the change. If you give an address in your own organisation, open items move there at once.
page-leaving-confirm = I am no longer responsible for this
page-leaving-successor = E-mail address of your successor (optional)
page-leaving-note = Name, function or anything else we should know (optional)
page-leaving-send = Tell the secretariat
page-left = Thank you for telling us
page-left-text = The secretariat has been told and will see to it.
page-left-handed = Open items have moved to { $address }.
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

## The mail that brings a new link

fresh-subject = A new link to answer by
fresh-intro = You asked for a new link because an earlier one no longer works. This one opens your page, without an account or a password:
fresh-unasked = If you did not ask for it, you need do nothing: nothing was changed.
