-- Mails, whom they go to, the reminders they carry, and each attempt to deliver them.
CREATE TABLE mails (
    key          TEXT PRIMARY KEY,
    workflows    TEXT NOT NULL CHECK (json_valid(workflows)),
    partner      TEXT,
    lang         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    message_id   TEXT NOT NULL UNIQUE,
    state        TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'uncertain', 'failed', 'bounced',
                                                'withdrawn', 'draft', 'held')),
    due_at       TEXT NOT NULL,
    not_before   TEXT NOT NULL,
    lease_until  TEXT,
    attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    failures     INTEGER NOT NULL DEFAULT 0 CHECK (failures BETWEEN 0 AND attempts),
    trying_since TEXT,
    sent_at      TEXT,
    last_reply   TEXT,
    mime         BLOB NOT NULL,
    CHECK ((state = 'sending') = (lease_until IS NOT NULL)),
    CHECK (state NOT IN ('sending', 'sent', 'uncertain', 'bounced') OR attempts > 0),
    CHECK (state NOT IN ('draft', 'held') OR attempts = 0)
) STRICT;

CREATE INDEX mails_by_due ON mails (due_at, key) WHERE state = 'queued';
CREATE INDEX mails_by_not_before ON mails (not_before) WHERE state = 'queued';
CREATE INDEX mails_by_lease ON mails (lease_until) WHERE state = 'sending';
CREATE INDEX mails_by_state ON mails (state);

CREATE TABLE recipients (
    mail    TEXT NOT NULL REFERENCES mails (key),
    address TEXT NOT NULL,
    place   INTEGER NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('to', 'cc')),
    outcome TEXT CHECK (outcome IN ('accepted', 'transient', 'permanent', 'uncertain')),
    reply   TEXT,
    PRIMARY KEY (mail, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
    key        TEXT PRIMARY KEY,
    mail       TEXT NOT NULL REFERENCES mails (key),
    workflow   TEXT NOT NULL,
    task       TEXT,
    partner    TEXT,
    kind       TEXT NOT NULL CHECK (json_valid(kind)),
    due_on     TEXT,
    state      TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'withdrawn', 'cancelled')),
    attempted  INTEGER NOT NULL DEFAULT 0 CHECK (attempted IN (0, 1)),
    decided_at TEXT NOT NULL,
    why        TEXT NOT NULL,
    CHECK (state <> 'sent' OR attempted = 1)
) STRICT;

CREATE INDEX reminders_of_mail ON reminders (mail);
CREATE INDEX reminders_open ON reminders (workflow, key) WHERE state = 'queued';

CREATE TABLE attempts (
    mail       TEXT NOT NULL REFERENCES mails (key),
    number     INTEGER NOT NULL CHECK (number > 0),
    started_at TEXT NOT NULL,
    ended_at   TEXT,
    result     TEXT,
    PRIMARY KEY (mail, number)
) STRICT, WITHOUT ROWID;
