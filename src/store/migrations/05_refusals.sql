-- Which addresses refused a mail, and what the coordinator was told of an input: asked with every tick.
CREATE INDEX recipients_refused ON recipients (mail) WHERE outcome = 'permanent';
CREATE INDEX recipients_accepted ON recipients (address) WHERE outcome = 'accepted';
CREATE INDEX reminders_of_input ON reminders (workflow, task, partner);
