-- The page for browsers is a part of what was issued, too. NULL for reports issued before.
ALTER TABLE reports ADD COLUMN html_sha256 TEXT CHECK (length(html_sha256) = 64);

DROP INDEX reports_by_audience;
