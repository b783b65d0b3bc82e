-- What is kept in lists beside tasks, and what is said of commitments: little beside the reminders, and read with each entry, report and page of them.
CREATE INDEX events_of_lists ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') IN ('risk_assessed', 'budget_set', 'participation_counted', 'text_counted', 'commitment_set',
                                           'commitment_reported', 'commitment_confirmed', 'commitment_sent_back', 'decision_taken',
                                           'rating_given', 'entry_withdrawn');
CREATE INDEX events_of_askings ON events (workflow, seq)
    WHERE json_extract(fact, '$.kind') IN ('reminder_sent', 'notice_lost')
      AND instr(json_extract(fact, '$.reminder'), ':asking:') > 0;
