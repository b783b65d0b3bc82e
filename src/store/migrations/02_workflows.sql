-- Every version of every definition that was ever in force; equal texts are kept once.
CREATE TABLE definitions (
    hash    TEXT PRIMARY KEY,
    sources TEXT NOT NULL CHECK (json_valid(sources))
) STRICT;

CREATE TABLE takings (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow TEXT NOT NULL,
    hash     TEXT NOT NULL REFERENCES definitions (hash),
    path     TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT;

CREATE INDEX takings_of_workflow ON takings (workflow, taken_at, id);
