-- A page as somebody likes to look at it: its address after the question mark, by a name. Each is
-- one person's own. Instants are UTC milliseconds.
CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  page TEXT NOT NULL CHECK (length(page) BETWEEN 1 AND 60),
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  query TEXT NOT NULL CHECK (length(query) <= 2000),
  saved_at INTEGER NOT NULL,
  UNIQUE (user_id, page, name)
) STRICT;
