-- A pay rate with a past date changes what work already done has cost. This is how far that has
-- come: each batch moves the cursor in the transaction that costs its sessions, so none is left
-- out or counted twice, whenever the server stops.
CREATE TABLE recost_job (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  pay_rate_id INTEGER NOT NULL UNIQUE REFERENCES pay_rate (id),
  -- Plant days the rate held for when it was added: from the first, before the second.
  from_day TEXT NOT NULL,
  before_day TEXT NOT NULL,
  -- The last session that was gone through, in the order of their starts: that is an index.
  cursor_started_at INTEGER NOT NULL,
  cursor_session_id INTEGER NOT NULL,
  -- Sessions gone through, and how many there were to begin with; equal in the end.
  done INTEGER NOT NULL DEFAULT 0 CHECK (done >= 0),
  total INTEGER NOT NULL,
  -- What it changed so far.
  difference_cents INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done')),
  created_by INTEGER NOT NULL REFERENCES app_user (id),
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  CHECK (from_day < before_day),
  CHECK (total >= done),
  CHECK (state = 'running' OR total = done),
  CHECK ((state = 'done') = (finished_at IS NOT NULL))
) STRICT;
CREATE INDEX recost_job_running ON recost_job (id) WHERE state = 'running';
