# English is the text that every other language is held against.
