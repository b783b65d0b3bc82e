-- Whether the server answers, and refuses what is for others than ourselves: that it takes mail for our own domain does not
-- end such a stall.
ALTER TABLE stalls ADD COLUMN is_refusal INTEGER NOT NULL DEFAULT 0 CHECK (is_refusal IN (0, 1));
