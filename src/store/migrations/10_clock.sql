-- Facts from the future are looked for with every pass: they are there when a clock was ahead for a while.
CREATE INDEX events_by_recording ON events (recorded_at);
CREATE INDEX events_accepting_clock ON events (seq) WHERE json_extract(fact, '$.kind') = 'clock_accepted';
