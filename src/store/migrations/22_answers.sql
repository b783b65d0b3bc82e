-- What may be said of an input, whoever writes it: one of the answers that there are, with the day or the address that it needs. A journal
-- with any other could not be read again.
CREATE TRIGGER answers_are_known BEFORE INSERT ON events
WHEN json_extract(NEW.fact, '$.kind') = 'input_answered'
     AND NOT COALESCE(
            CASE json_type(NEW.fact, '$.answer')
                WHEN 'text' THEN json_extract(NEW.fact, '$.answer')
                                 IN ('done', 'not_done', 'nil', 'declined', 'help', 'returned', 'agreed', 'refused')
                WHEN 'object' THEN json_type(NEW.fact, '$.answer.partly') = 'object'
                                   OR json_type(NEW.fact, '$.answer.postponed.until') = 'text'
                                   OR json_type(NEW.fact, '$.answer.handed_over.to') = 'text'
            END, 0)
BEGIN
    SELECT RAISE(ABORT, 'no such answer');
END;
