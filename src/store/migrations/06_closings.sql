-- Workflows that a person closed because their file is gone; one that comes back is open again.
CREATE TABLE closings (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow    TEXT NOT NULL,
    closed_at   TEXT NOT NULL,
    reopened_at TEXT
) STRICT;

CREATE INDEX closings_open ON closings (workflow) WHERE reopened_at IS NULL;
