-- What mails say, apart from how they stand: each pass looks at the one and not at the other. Of a text that nobody needs any more
-- the header stays, and the hash of all of it.
CREATE TABLE texts (
    mail   TEXT PRIMARY KEY REFERENCES mails (key),
    form   TEXT NOT NULL CHECK (form IN ('plain', 'zlib', 'header')),
    sha256 TEXT CHECK (form <> 'header' OR sha256 IS NOT NULL),
    body   BLOB NOT NULL
) STRICT;

INSERT INTO texts (mail, form, body) SELECT key, 'plain', mime FROM mails;

ALTER TABLE mails DROP COLUMN mime;

CREATE INDEX texts_whole ON texts (mail) WHERE form <> 'header';
