-- The facts that say how a workflow stands. What became of mails, which is most of a journal, says nothing of it.
CREATE INDEX events_of_state ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') NOT IN ('reminder_queued', 'mail_settled', 'attempt_lost', 'partner_unreachable')
      AND NOT (json_extract(fact, '$.kind') = 'reminder_withdrawn' AND actor = '"engine"');
