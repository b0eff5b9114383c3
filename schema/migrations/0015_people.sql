-- A PIN somebody else made up opens nothing but the choice of an own one.
ALTER TABLE app_user ADD COLUMN pin_is_one_time INTEGER NOT NULL DEFAULT 0
  CHECK (pin_is_one_time IN (0, 1) AND (pin_is_one_time = 0 OR pin_hash IS NOT NULL));

-- A team nobody is in any more is retired, not deleted: what was said of it still names it.
ALTER TABLE team ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1));
