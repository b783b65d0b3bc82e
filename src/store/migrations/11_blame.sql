-- Whose fault it is that a mail was not taken. What was held against addresses although the server spoke of us, of the
-- mail, or of a full mailbox is not held against them any more.
CREATE TABLE recipients_by_blame (
    mail    TEXT NOT NULL REFERENCES mails (key),
    address TEXT NOT NULL,
    place   INTEGER NOT NULL,
    role    TEXT NOT NULL CHECK (role IN ('to', 'cc')),
    outcome TEXT CHECK (outcome IN ('accepted', 'transient', 'ours', 'mail_refused', 'address_refused', 'uncertain')),
    reply   TEXT,
    PRIMARY KEY (mail, address)
) STRICT, WITHOUT ROWID;

INSERT INTO recipients_by_blame
SELECT mail, address, place, role,
       CASE WHEN outcome <> 'permanent' THEN outcome
            WHEN reply GLOB '50[0-9]*' OR reply GLOB '53[0-9]*' OR reply GLOB '552*' OR reply GLOB '554*'
                 OR reply GLOB '5?? 5.[3567].*' THEN 'mail_refused'
            WHEN outcome = 'permanent' THEN 'address_refused' END,
       reply
FROM recipients;

DROP TABLE recipients;
ALTER TABLE recipients_by_blame RENAME TO recipients;

CREATE INDEX recipients_refused ON recipients (mail) WHERE outcome IN ('mail_refused', 'address_refused');
CREATE INDEX recipients_accepted ON recipients (address) WHERE outcome = 'accepted';

-- Addresses that a person wants to be tried again, or an edit named anew.
CREATE TABLE pardons (
    address     TEXT PRIMARY KEY,
    pardoned_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Times in which no mail could leave at all, through a fault of ours or of the way to the mail server.
CREATE TABLE stalls (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    since    TEXT NOT NULL,
    tries    INTEGER NOT NULL CHECK (tries > 0),
    last_at  TEXT NOT NULL,
    next_at  TEXT NOT NULL,
    why      TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE UNIQUE INDEX stalls_standing ON stalls (ended_at IS NULL) WHERE ended_at IS NULL;

-- The next mail to leave: what waits longest for its turn, and nothing has to be sorted.
DROP INDEX mails_by_due;
DROP INDEX mails_by_not_before;
CREATE INDEX mails_by_turn ON mails (not_before, due_at, key) WHERE state = 'queued';
