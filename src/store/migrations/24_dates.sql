-- The date that the text of a mail bears since it was last claimed, so that claiming it need not write its text again. Without one
-- the text bears the date that it was written with.
ALTER TABLE mails ADD COLUMN dated_at TEXT;
