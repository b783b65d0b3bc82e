-- What was said of one task, to tell whether an answer adds something.
CREATE INDEX events_of_task ON events (workflow, json_extract(fact, '$.task'), seq)
    WHERE json_extract(fact, '$.kind') IN ('task_set', 'task_approved', 'input_answered');
