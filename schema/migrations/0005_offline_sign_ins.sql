-- A PIN typed without the network is compared once, when the first tap made with it arrives. What
-- came of it is kept here, so that the other taps of the same sign-in need no comparison.
CREATE TABLE offline_sign_in (
  sign_in_key TEXT PRIMARY KEY CHECK (length(sign_in_key) = 36),
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  device_id INTEGER REFERENCES device (id),
  -- SHA-256 of the box the PIN was in: the outcome is that box's and no other's.
  sealed_hash TEXT NOT NULL CHECK (length(sealed_hash) = 64),
  -- When that first tap counts, and when it came.
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('verified', 'wrong'))
) STRICT, WITHOUT ROWID;
