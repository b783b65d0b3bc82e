-- Mail that came in: what it was, which mail of ours it is about, and what came of it. Known by the hash of its bytes, so that none
-- is read twice, however often it is brought.
CREATE TABLE incoming (
    sha256      TEXT PRIMARY KEY,
    received_at TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('answered', 'unclear', 'unproven', 'not_reached', 'delayed', 'delivered', 'complaint',
                                              'automatic', 'bulk', 'unreadable')),
    sender      TEXT,
    subject     TEXT NOT NULL,
    message_id  TEXT,
    mail        TEXT REFERENCES mails (key),
    workflow    TEXT,
    partner     TEXT,
    said        TEXT NOT NULL,
    why         TEXT NOT NULL,
    away_until  TEXT,
    receipt     TEXT REFERENCES mails (key)
) STRICT, WITHOUT ROWID;

CREATE INDEX incoming_by_time ON incoming (received_at, sha256);
CREATE INDEX incoming_of_sender ON incoming (sender, received_at);
CREATE INDEX incoming_absences ON incoming (away_until) WHERE away_until IS NOT NULL;

-- What a report says of a mail and one of its addresses, after a server had accepted it.
CREATE TABLE returns (
    mail        TEXT NOT NULL REFERENCES mails (key),
    address     TEXT NOT NULL,
    returned_at TEXT NOT NULL,
    blame       TEXT NOT NULL CHECK (blame IN ('address', 'mail', 'ours', 'now')),
    words       TEXT NOT NULL,
    PRIMARY KEY (mail, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX returns_of_address ON returns (returned_at) WHERE blame = 'address';

-- The number of a mail in the addresses to which it is answered, and to which it comes back.
ALTER TABLE mails ADD COLUMN number INTEGER;

CREATE INDEX mails_by_number ON mails (number) WHERE number IS NOT NULL;

-- That nobody of a partner can be written to is part of how it stands.
DROP INDEX events_of_state;

CREATE INDEX events_of_state ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') NOT IN ('reminder_queued', 'mail_settled', 'attempt_lost')
      AND NOT (json_extract(fact, '$.kind') = 'reminder_withdrawn' AND actor = '"engine"');
