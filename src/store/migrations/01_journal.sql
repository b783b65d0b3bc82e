-- The journal: what happened, in the order we learned of it. Only ever appended to.
CREATE TABLE events (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow    TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    actor       TEXT NOT NULL CHECK (json_valid(actor)),
    fact        TEXT NOT NULL CHECK (json_valid(fact))
) STRICT;

CREATE INDEX events_of_workflow ON events (workflow, seq);

CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN
    SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;

CREATE TRIGGER events_are_never_removed BEFORE DELETE ON events
BEGIN
    SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;
