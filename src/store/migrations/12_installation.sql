-- What tells this installation from every other: a part of each Message-ID.
CREATE TABLE installation (
    id TEXT PRIMARY KEY CHECK (length(id) = 32)
) STRICT, WITHOUT ROWID;

INSERT INTO installation (id) VALUES (lower(hex(randomblob(16))));

-- Which days of their recipients are taken, and which mails left lately.
CREATE INDEX mails_by_day ON mails (due_at);
CREATE INDEX attempts_by_start ON attempts (started_at);
