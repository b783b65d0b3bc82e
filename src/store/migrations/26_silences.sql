-- A silence that goes on because of what was recorded afterwards ends again, at another instant.
DROP INDEX silence_held_once;
CREATE UNIQUE INDEX silence_held_once
    ON events (workflow, json_extract(fact, '$.task'), json_extract(fact, '$.round'), happened_at)
    WHERE json_extract(fact, '$.kind') = 'silence_held';

-- What may be recorded of inputs and approvals, whoever writes it. One trigger for all, since every insert asks whether it is meant.
--
-- An answer or a statement is one of those that there are, with what it needs: a journal with any other could not be read again. Of a round nothing
-- is said before one was opened in the workflow, of that number where the number is named. The tasks are not compared: under which id a round was
-- opened only the definition knows.
DROP TRIGGER answers_are_known;
CREATE TRIGGER answers_and_statements_are_known BEFORE INSERT ON events
WHEN CASE json_extract(NEW.fact, '$.kind')
        WHEN 'input_answered' THEN 1 WHEN 'approval_stated' THEN 1 WHEN 'member_served' THEN 1
        WHEN 'silence_held' THEN 1 WHEN 'consultation_begun' THEN 1 WHEN 'approval_withdrawn' THEN 1
        ELSE 0 END
BEGIN
    SELECT RAISE(ABORT, 'no such answer')
    WHERE json_extract(NEW.fact, '$.kind') = 'input_answered'
      AND NOT COALESCE(
            CASE json_type(NEW.fact, '$.answer')
                WHEN 'text' THEN json_extract(NEW.fact, '$.answer')
                                 IN ('done', 'not_done', 'nil', 'declined', 'help', 'returned', 'agreed', 'refused')
                WHEN 'object' THEN json_type(NEW.fact, '$.answer.partly') = 'object'
                                   OR json_type(NEW.fact, '$.answer.postponed.until') = 'text'
                                   OR json_type(NEW.fact, '$.answer.handed_over.to') = 'text'
            END, 0);
    SELECT RAISE(ABORT, 'no such statement')
    WHERE json_extract(NEW.fact, '$.kind') = 'approval_stated'
      AND NOT COALESCE(
            json_extract(NEW.fact, '$.statement.statement')
                IN ('approved', 'returned', 'objected', 'time_requested', 'abstained', 'remarked')
            OR json_extract(NEW.fact, '$.statement.statement') = 'delegated' AND json_type(NEW.fact, '$.statement.to') = 'text', 0);
    SELECT RAISE(ABORT, 'no such round was opened')
    WHERE json_extract(NEW.fact, '$.kind') <> 'input_answered'
      AND NOT EXISTS (
            SELECT 1 FROM events
            WHERE workflow = NEW.workflow
              AND json_extract(fact, '$.kind') = 'approval_opened'
              AND json_extract(fact, '$.round') = COALESCE(json_extract(NEW.fact, '$.round'), json_extract(fact, '$.round')));
END;
