-- The weeks somebody has approved, one row for each person: who changes teams later takes the own
-- closed weeks along. A week begins on a Monday of the plant.
CREATE TABLE approved_week (
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  monday TEXT NOT NULL CHECK (monday GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  approved_at INTEGER NOT NULL,
  approved_by INTEGER NOT NULL REFERENCES app_user (id),
  PRIMARY KEY (user_id, monday)
) STRICT, WITHOUT ROWID;
