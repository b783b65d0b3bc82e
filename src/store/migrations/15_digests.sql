-- Until when digests have been decided: one that was left out at its time does not come later.
CREATE TABLE passes (
    id         INTEGER PRIMARY KEY CHECK (id = 1),
    digests_to TEXT NOT NULL
) STRICT;
