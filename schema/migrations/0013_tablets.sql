-- Where a tablet stands; and the last that was heard of it before the server stopped, or a few
-- minutes before that. The server's memory holds what was heard since.
ALTER TABLE device ADD COLUMN place TEXT NOT NULL DEFAULT '';

CREATE TABLE device_beat (
  device_id INTEGER PRIMARY KEY REFERENCES device (id),
  heard_at INTEGER NOT NULL,
  build TEXT,
  pending INTEGER NOT NULL CHECK (pending >= 0),
  pending_since INTEGER,
  clock_offset_ms INTEGER,
  battery_percent INTEGER CHECK (battery_percent BETWEEN 0 AND 100),
  is_charging INTEGER CHECK (is_charging IN (0, 1)),
  storage TEXT NOT NULL CHECK (storage IN ('lasting', 'clearable', 'full', 'broken')),
  self_tested_at INTEGER,
  -- What each check came to, as JSON.
  self_test TEXT CHECK (json_valid(self_test)),
  CHECK ((battery_percent IS NULL) = (is_charging IS NULL)),
  CHECK ((self_tested_at IS NULL) = (self_test IS NULL))
) STRICT, WITHOUT ROWID;
