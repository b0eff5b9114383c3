-- Corrections: which version of a session somebody saw, who typed one in, what its person has not
-- been told yet; and what was put right about material.

ALTER TABLE work_session ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- Who typed a missed session in; null for what was tapped.
ALTER TABLE work_session ADD COLUMN entered_by INTEGER REFERENCES app_user (id);

-- Told once, at the next sign-in on a tablet; corrections of before this was kept are not.
CREATE TABLE correction_notice (
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  correction_id INTEGER NOT NULL
    REFERENCES work_session_correction_audit (id) ON DELETE CASCADE,
  seen_at INTEGER,
  PRIMARY KEY (user_id, correction_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_notice_unseen ON correction_notice (user_id) WHERE seen_at IS NULL;

-- A usage never changes. What was wrong about it is taken back by an opposite entry of the same
-- day and unit cost, and what is right, if anything is, is an entry of its own.
CREATE TABLE material_usage_correction (
  id INTEGER PRIMARY KEY,
  usage_id INTEGER NOT NULL UNIQUE REFERENCES material_usage (id),
  reversal_id INTEGER NOT NULL UNIQUE REFERENCES material_usage (id),
  replacement_id INTEGER UNIQUE REFERENCES material_usage (id),
  corrected_by INTEGER NOT NULL REFERENCES app_user (id),
  corrected_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0)
) STRICT;
