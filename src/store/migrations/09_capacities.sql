-- As what somebody is told: one address may be a coordinator's and a partner's, and gets one mail for both.
ALTER TABLE reminders ADD COLUMN to_coordinator INTEGER NOT NULL DEFAULT 0 CHECK (to_coordinator IN (0, 1));

UPDATE reminders SET to_coordinator = 1 WHERE mail IN (SELECT key FROM mails WHERE partner IS NULL);
