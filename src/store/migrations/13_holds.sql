-- What a person has wait: the mails of a workflow, of a partner, or all of them, until it is lifted or ends by itself.
CREATE TABLE holds (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow  TEXT,
    partner   TEXT,
    until     TEXT,
    reason    TEXT NOT NULL,
    placed_at TEXT NOT NULL,
    placed_by TEXT NOT NULL CHECK (json_valid(placed_by)),
    lifted_at TEXT,
    lifted_by TEXT CHECK (json_valid(lifted_by)),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
) STRICT;

-- Which of them holds a mail, and when a person let the mail go: holds from before do not hold it any more. A mail that a server
-- has put off stays `queued` and is held all the same.
ALTER TABLE mails ADD COLUMN held_by INTEGER REFERENCES holds (number);
ALTER TABLE mails ADD COLUMN released_at TEXT;

DROP INDEX mails_by_turn;
CREATE INDEX mails_by_turn ON mails (not_before, due_at, key) WHERE state = 'queued' AND held_by IS NULL;
DROP INDEX mails_by_state;
CREATE INDEX mails_by_state ON mails (state, held_by);
