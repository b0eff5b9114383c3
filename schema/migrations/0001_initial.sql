-- Instants are UTC milliseconds, days are plant days (YYYY-MM-DD), money is cents,
-- quantities are thousandths of a unit. Ids that a tablet mints are UUIDv7 in public_id.

-- ---------------------------------------------------------------- identity

CREATE TABLE team (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) > 0)
) STRICT;

CREATE TABLE app_user (
  id INTEGER PRIMARY KEY,
  display_name TEXT NOT NULL CHECK (length(display_name) > 0),
  role TEXT NOT NULL CHECK (role IN ('operator', 'foreman', 'admin')),
  username TEXT UNIQUE COLLATE NOCASE,
  team_id INTEGER REFERENCES team (id),
  language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'es')),
  badge TEXT UNIQUE,
  pin_hash TEXT,
  password_hash TEXT,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE pay_rate (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  effective_from TEXT NOT NULL CHECK (effective_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
  kind TEXT NOT NULL CHECK (kind IN ('hourly', 'salaried')),
  amount_cents INTEGER NOT NULL CHECK (amount_cents >= 0),
  created_at INTEGER NOT NULL,
  created_by INTEGER REFERENCES app_user (id),
  UNIQUE (user_id, effective_from)
) STRICT;

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  enrolment_code_hash TEXT UNIQUE,
  enrolment_valid_until INTEGER,
  token_hash TEXT UNIQUE,
  created_at INTEGER NOT NULL,
  enrolled_at INTEGER,
  revoked_at INTEGER,
  CHECK ((token_hash IS NULL) = (enrolled_at IS NULL))
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE secret_fingerprint (
  name TEXT NOT NULL,
  secret_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (name, secret_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- reference

CREATE TABLE customer_account (
  id INTEGER PRIMARY KEY,
  account_number TEXT UNIQUE,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX customer_account_by_name ON customer_account (name COLLATE NOCASE);

CREATE TABLE sales_order (
  id INTEGER PRIMARY KEY,
  order_key TEXT NOT NULL UNIQUE CHECK (length(order_key) > 0),
  order_number TEXT NOT NULL,
  customer_id INTEGER REFERENCES customer_account (id),
  description TEXT NOT NULL DEFAULT '',
  quantity_thousandths INTEGER,
  order_date TEXT,
  due_date TEXT,
  revenue_cents INTEGER,
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'hold', 'shipped', 'void')),
  hold_note TEXT NOT NULL DEFAULT '',
  floor_note TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL CHECK (source IN ('import', 'floor', 'office')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- What "newest first" means: the order date where the ERP knows one, else the day it was typed.
  sort_date TEXT NOT NULL
) STRICT;
CREATE INDEX sales_order_newest ON sales_order (sort_date DESC, id DESC);
CREATE INDEX sales_order_by_customer ON sales_order (customer_id);

CREATE VIRTUAL TABLE sales_order_search USING fts5 (
  order_number, customer_name, description, tokenize = 'trigram'
);

CREATE TABLE task_type (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('direct', 'indirect')),
  icon TEXT NOT NULL DEFAULT 'generic',
  hue INTEGER NOT NULL DEFAULT 220 CHECK (hue BETWEEN 0 AND 359),
  sort_order INTEGER NOT NULL DEFAULT 0,
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE material (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_cost_cents INTEGER NOT NULL CHECK (unit_cost_cents >= 0),
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE profitmaker_import_manifest (
  id INTEGER PRIMARY KEY,
  group_name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  files TEXT NOT NULL CHECK (json_valid(files)),
  imported_at INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('imported', 'failed')),
  row_count INTEGER NOT NULL,
  added_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  message TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX import_manifest_latest ON profitmaker_import_manifest (group_name, id DESC);

-- ---------------------------------------------------------------- activity

CREATE TABLE order_task (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  task_type_id INTEGER NOT NULL REFERENCES task_type (id),
  estimate_minutes INTEGER CHECK (estimate_minutes > 0),
  created_at INTEGER NOT NULL,
  UNIQUE (order_id, task_type_id)
) STRICT;

CREATE TABLE work_session (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE CHECK (length(public_id) = 36),
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  task_type_id INTEGER NOT NULL REFERENCES task_type (id),
  device_id INTEGER REFERENCES device (id),
  business_day TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  end_reason TEXT CHECK (end_reason IN ('finished', 'paused', 'switched', 'signed_out', 'foreman', 'system')),
  duration_ms INTEGER,
  -- The rate is frozen when cost is counted, with the divisor a salary was split by.
  rate_kind TEXT CHECK (rate_kind IN ('hourly', 'salaried')),
  rate_amount_cents INTEGER CHECK (rate_amount_cents >= 0),
  annual_hours INTEGER CHECK (annual_hours > 0),
  labor_cents INTEGER CHECK (labor_cents >= 0),
  good_quantity INTEGER CHECK (good_quantity >= 0),
  scrap_quantity INTEGER CHECK (scrap_quantity >= 0),
  note TEXT NOT NULL DEFAULT '',
  is_corrected INTEGER NOT NULL DEFAULT 0 CHECK (is_corrected IN (0, 1)),
  is_long INTEGER NOT NULL DEFAULT 0 CHECK (is_long IN (0, 1)),
  received_at INTEGER NOT NULL,
  closed_received_at INTEGER,
  source_key TEXT NOT NULL UNIQUE,
  CHECK (ended_at >= started_at),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  CHECK ((ended_at IS NULL) = (duration_ms IS NULL)),
  CHECK (ended_at IS NULL OR duration_ms = ended_at - started_at),
  CHECK ((rate_kind IS NULL) = (rate_amount_cents IS NULL)),
  CHECK (labor_cents IS NULL OR (ended_at IS NOT NULL AND rate_kind IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX one_open_session_per_user ON work_session (user_id) WHERE ended_at IS NULL;
CREATE INDEX work_session_by_user ON work_session (user_id, started_at);
CREATE INDEX work_session_by_day ON work_session (business_day, started_at);

CREATE TABLE work_session_share (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES work_session (id) ON DELETE CASCADE,
  -- Null for indirect work, which belongs to no order.
  order_task_id INTEGER REFERENCES order_task (id),
  weight INTEGER NOT NULL DEFAULT 1 CHECK (weight > 0),
  duration_ms INTEGER CHECK (duration_ms >= 0),
  labor_cents INTEGER CHECK (labor_cents >= 0),
  UNIQUE (session_id, order_task_id)
) STRICT;
CREATE INDEX work_session_share_by_order_task ON work_session_share (order_task_id);

CREATE TABLE presence (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  business_day TEXT NOT NULL,
  began_at INTEGER NOT NULL,
  ended_at INTEGER,
  CHECK (ended_at >= began_at)
) STRICT;
CREATE UNIQUE INDEX one_open_presence_per_user ON presence (user_id) WHERE ended_at IS NULL;
CREATE INDEX presence_by_day ON presence (business_day);

CREATE TABLE presence_break (
  id INTEGER PRIMARY KEY,
  presence_id INTEGER NOT NULL REFERENCES presence (id) ON DELETE CASCADE,
  began_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  is_paid INTEGER NOT NULL CHECK (is_paid IN (0, 1)),
  CHECK (ended_at >= began_at)
) STRICT;
CREATE INDEX presence_break_by_presence ON presence_break (presence_id);

CREATE TABLE material_usage (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE CHECK (length(public_id) = 36),
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  order_task_id INTEGER REFERENCES order_task (id),
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  device_id INTEGER REFERENCES device (id),
  material_id INTEGER NOT NULL REFERENCES material (id),
  quantity_thousandths INTEGER NOT NULL CHECK (quantity_thousandths <> 0),
  unit_cost_cents INTEGER NOT NULL CHECK (unit_cost_cents >= 0),
  cost_cents INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  used_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  source_key TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX material_usage_by_order ON material_usage (order_id);
CREATE INDEX material_usage_by_day ON material_usage (business_day);

CREATE TABLE work_session_correction_audit (
  id INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES work_session (id) ON DELETE CASCADE,
  corrected_by INTEGER NOT NULL REFERENCES app_user (id),
  corrected_at INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (length(reason) > 0),
  before TEXT NOT NULL CHECK (json_valid(before)),
  after TEXT NOT NULL CHECK (json_valid(after))
) STRICT;
CREATE INDEX correction_by_session ON work_session_correction_audit (session_id);

-- ---------------------------------------------------------------- log

CREATE TABLE sign_in (
  id INTEGER PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES app_user (id),
  strength TEXT NOT NULL CHECK (strength IN ('pin', 'password')),
  device_id INTEGER REFERENCES device (id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX sign_in_by_user ON sign_in (user_id) WHERE ended_at IS NULL;

CREATE TABLE pin_throttle (
  user_key TEXT NOT NULL,
  device_key TEXT NOT NULL,
  failures INTEGER NOT NULL,
  last_attempt_at INTEGER NOT NULL,
  locked_until INTEGER NOT NULL,
  PRIMARY KEY (user_key, device_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_event (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('failed', 'throttled')),
  strength TEXT NOT NULL CHECK (strength IN ('pin', 'password')),
  user_id INTEGER,
  device_id INTEGER,
  address TEXT NOT NULL
) STRICT;
CREATE INDEX sign_in_event_by_time ON sign_in_event (at);

-- No foreign key points from here into business rows: the log outlives whatever it speaks of.
CREATE TABLE command_log (
  seq INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  name TEXT NOT NULL,
  actor_user_id INTEGER,
  device_id INTEGER,
  occurred_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  request_hash TEXT NOT NULL,
  change TEXT CHECK (json_valid(change)),
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'refused')),
  answer TEXT,
  answer_hash TEXT NOT NULL,
  prev_mac TEXT NOT NULL,
  mac TEXT NOT NULL,
  UNIQUE (scope, idempotency_key)
) STRICT;
