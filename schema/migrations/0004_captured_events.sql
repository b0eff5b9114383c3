-- Every tap that a tablet sent as an event: what was done with it, and what still waits for a
-- foreman. No foreign key on the person: who it names shows only once it is proven.
CREATE TABLE captured_event (
  id INTEGER PRIMARY KEY,
  -- Scope and key of the command that captured it; the rows it made carry the same.
  source_key TEXT NOT NULL UNIQUE,
  event_key TEXT NOT NULL,
  device_id INTEGER REFERENCES device (id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  user_id INTEGER NOT NULL,
  command TEXT NOT NULL CHECK (
    command IN ('sessions.start', 'sessions.close', 'sessions.undo', 'materials.log')
  ),
  input TEXT NOT NULL CHECK (json_valid(input)),
  -- By the device's own clock; how far that was off when it was sent; and when the tap counts.
  device_time INTEGER NOT NULL,
  clock_offset_ms INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'review', 'accepted', 'discarded')),
  reason TEXT,
  detail TEXT,
  session_public_id TEXT CHECK (length(session_public_id) = 36),
  decided_by INTEGER REFERENCES app_user (id),
  decided_at INTEGER,
  decision_reason TEXT CHECK (length(decision_reason) > 0),
  CHECK ((outcome = 'applied') = (reason IS NULL)),
  CHECK ((reason IS NULL) = (detail IS NULL)),
  CHECK ((outcome IN ('accepted', 'discarded')) = (decided_by IS NOT NULL)),
  CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
  CHECK ((decided_by IS NULL) = (decision_reason IS NULL))
) STRICT;
-- A device's key is one tap, whether or not its proof held when it came.
CREATE UNIQUE INDEX captured_event_key ON captured_event (event_key, coalesce(device_id, 0));
CREATE INDEX captured_event_order ON captured_event (user_id, device_id, seq);
CREATE INDEX captured_event_waiting ON captured_event (user_id) WHERE outcome = 'review';

-- Whether the start or the end counts more than two minutes from what the tablet's clock said.
ALTER TABLE work_session ADD COLUMN is_clock_corrected INTEGER NOT NULL DEFAULT 0
  CHECK (is_clock_corrected IN (0, 1));
