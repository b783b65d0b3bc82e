-- What contacts said of themselves: little, and asked for with each page and mail that comes in.
CREATE INDEX events_of_contacts ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') IN ('contact_wished', 'contact_left');
