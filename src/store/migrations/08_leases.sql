-- Who works on this database: one daemon at a time, known by more than the path that leads here.
CREATE TABLE leases (
    purpose         TEXT PRIMARY KEY CHECK (purpose = 'daemon'),
    host            TEXT NOT NULL,
    machine         TEXT NOT NULL,
    boot            TEXT NOT NULL,
    process         INTEGER NOT NULL CHECK (process > 0),
    process_started TEXT NOT NULL,
    started_at      TEXT NOT NULL,
    renewed_at      TEXT NOT NULL,
    device          TEXT NOT NULL,
    inode           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- When the whole file was last looked at and found in order.
CREATE TABLE checks (
    kind       TEXT PRIMARY KEY,
    checked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
