-- What two people may change at the same time says which version it is, and who made that one (an
-- id that need not be there any more: a stress run takes its people with it).
ALTER TABLE app_user ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE app_user ADD COLUMN changed_at INTEGER;
ALTER TABLE app_user ADD COLUMN changed_by INTEGER;
ALTER TABLE team ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE team ADD COLUMN changed_at INTEGER;
ALTER TABLE team ADD COLUMN changed_by INTEGER;
ALTER TABLE task_type ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE task_type ADD COLUMN changed_at INTEGER;
ALTER TABLE task_type ADD COLUMN changed_by INTEGER;
ALTER TABLE material ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE material ADD COLUMN changed_at INTEGER;
ALTER TABLE material ADD COLUMN changed_by INTEGER;
ALTER TABLE device ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE device ADD COLUMN changed_at INTEGER;
ALTER TABLE device ADD COLUMN changed_by INTEGER;
ALTER TABLE setting ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE setting ADD COLUMN changed_at INTEGER;
ALTER TABLE setting ADD COLUMN changed_by INTEGER;
