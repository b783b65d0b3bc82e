-- What is said of a task tells of its approval, too.
DROP INDEX events_of_task;
CREATE INDEX events_of_task ON events (workflow, json_extract(fact, '$.task'), seq)
    WHERE json_extract(fact, '$.kind') IN ('task_set', 'task_approved', 'input_answered', 'approval_opened', 'approval_stated',
                                           'member_served', 'silence_held', 'consultation_begun', 'approval_withdrawn');

-- Who has the text of an approval, and who does not after all.
CREATE INDEX events_of_notices ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') IN ('reminder_sent', 'notice_lost')
      AND instr(json_extract(fact, '$.reminder'), ':notice:') > 0;

-- A silence ends once, and a round is opened once.
CREATE UNIQUE INDEX silence_held_once ON events (workflow, json_extract(fact, '$.task'), json_extract(fact, '$.round'))
    WHERE json_extract(fact, '$.kind') = 'silence_held';
CREATE UNIQUE INDEX approval_opened_once ON events (workflow, json_extract(fact, '$.task'), json_extract(fact, '$.round'))
    WHERE json_extract(fact, '$.kind') = 'approval_opened';
