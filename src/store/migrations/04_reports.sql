-- Issued progress reports, with the data they were made from.
CREATE TABLE reports (
    workflow  TEXT NOT NULL,
    number    INTEGER NOT NULL CHECK (number > 0),
    symbol    TEXT NOT NULL,
    audience  TEXT NOT NULL,
    lang      TEXT NOT NULL,
    cut_off   TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
    data      TEXT NOT NULL CHECK (json_valid(data)),
    file_name TEXT NOT NULL,
    PRIMARY KEY (workflow, number, audience, lang)
) STRICT;

CREATE INDEX reports_by_audience ON reports (workflow, audience, lang, number);
