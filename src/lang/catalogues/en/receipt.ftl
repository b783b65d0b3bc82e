# English is the text that every other language is held against.

## The receipt for an answer by mail

receipt-subject = Recorded: { $what }
receipt-subject-many = { $count ->
    [one] Recorded: { $count } answer
   *[other] Recorded: { $count } answers
}
receipt-subject-again = Not recorded: please write your answer again
receipt-intro = Thank you for your message. This is recorded:
receipt-intro-none = Thank you for your message. Nothing in it could be recorded as an answer; the secretariat will read it.
receipt-change = The last answer counts: to change it, reply again while the item is open.
receipt-same = It was recorded like that before.
receipt-refused = Not recorded
receipt-problem = { $problem ->
    [which] several items are open with you: please name the number of the one you mean
    [unknown] no item with this number concerns you: please look at the number again
    [reason] please say why in the same line, so that the others know
    [lead] you lead this item, so there is no empty return: write DONE, or tell the secretariat that it is not needed
    [closed] it is closed, and no answer is needed any more
   *[other] this could not be recorded as it stands; the secretariat will read it
}
receipt-problem-day = please name a day after today, for example { $date }
receipt-quoted = What we read
receipt-intro-sealed = Thank you for your message. It is encrypted, and this address cannot open it, so nothing could be recorded. Please answer on the page, or reply without encryption.
receipt-read-as = Your message does not say in which character set it is written; it was read as { $charset }. If something looks wrong, please answer again.
