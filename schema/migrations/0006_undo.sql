-- An undone start keeps its row and never gets an end, so it has no length and no cost: whatever
-- sums hours or cents of ended work cannot count it. Instants are UTC milliseconds.
ALTER TABLE work_session ADD COLUMN voided_at INTEGER
  CHECK (voided_at IS NULL OR (voided_at >= started_at AND ended_at IS NULL));
-- The work that this start ended, when it switched.
ALTER TABLE work_session ADD COLUMN switched_from INTEGER REFERENCES work_session (id);
-- The work that an undo took up again: nothing reopens, so it goes on in this row.
ALTER TABLE work_session ADD COLUMN resumed_from INTEGER REFERENCES work_session (id);

DROP INDEX one_open_session_per_user;
CREATE UNIQUE INDEX one_open_session_per_user ON work_session (user_id)
  WHERE ended_at IS NULL AND voided_at IS NULL;
-- What ended is taken up again once at the most.
CREATE UNIQUE INDEX resumed_once ON work_session (resumed_from) WHERE resumed_from IS NOT NULL;

-- What one tablet's people worked on lately, without reading everybody's sessions.
CREATE INDEX work_session_by_device ON work_session (device_id, business_day)
  WHERE device_id IS NOT NULL;
