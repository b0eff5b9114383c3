-- Reference data comes in generations: what an import brings is staged out of sight, becomes what
-- everybody sees when one number changes, and is then folded into the rows it is about. See
-- docs/decisions/0024.

-- ---------------------------------------------------------------- the pointer

-- What is in force, per group of the ERP's files. `in_transit` is the generation that is being
-- staged (greater than what is in force) or folded (the same); null when nothing is under way.
CREATE TABLE reference_generation (
  group_name TEXT PRIMARY KEY CHECK (group_name IN ('customers', 'orders', 'items')),
  in_force INTEGER NOT NULL DEFAULT 0,
  in_transit INTEGER CHECK (in_transit >= in_force)
) STRICT, WITHOUT ROWID;
INSERT INTO reference_generation (group_name) VALUES ('customers'), ('orders'), ('items');

-- ---------------------------------------------------------------- orders

-- The generation that brought the order: one that is not in force yet hides it. 0 for what was
-- there before there were generations, or was typed.
ALTER TABLE sales_order ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
CREATE INDEX sales_order_by_generation ON sales_order (generation) WHERE generation > 0;
-- Since when the ERP, or its window, has it no more. Only orders with work on them stay so.
ALTER TABLE sales_order ADD COLUMN closed_at INTEGER;
-- The order a typo was merged into: it has work on it, so it never leaves. No foreign key, or each
-- of the thousands that may leave would be looked for among all that were merged.
ALTER TABLE sales_order ADD COLUMN merged_into INTEGER;

-- What changes about an order that is there. `left`: the ERP has it no more and nobody worked on
-- it; `closed`: somebody did. Their attributes are those they have.
CREATE TABLE order_incoming (
  order_id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('changed', 'closed', 'left')),
  order_number TEXT NOT NULL,
  customer_id INTEGER,
  description TEXT NOT NULL,
  quantity_thousandths INTEGER,
  order_date TEXT,
  due_date TEXT,
  revenue_cents INTEGER,
  status TEXT NOT NULL CHECK (status IN ('open', 'hold', 'shipped', 'void')),
  hold_note TEXT NOT NULL,
  floor_note TEXT NOT NULL,
  sort_date TEXT NOT NULL
) STRICT;

-- Orders as everybody sees them. An order that changes its day keeps its place among the newest
-- until it is folded, so that the index that says "newest first" stays the one of the table.
CREATE VIEW order_in_force AS
  SELECT o.id, o.order_key,
    CASE WHEN i.order_id IS NULL THEN o.order_number ELSE i.order_number END AS order_number,
    CASE WHEN i.order_id IS NULL THEN o.customer_id ELSE i.customer_id END AS customer_id,
    CASE WHEN i.order_id IS NULL THEN o.description ELSE i.description END AS description,
    CASE WHEN i.order_id IS NULL THEN o.quantity_thousandths ELSE i.quantity_thousandths END
      AS quantity_thousandths,
    CASE WHEN i.order_id IS NULL THEN o.order_date ELSE i.order_date END AS order_date,
    CASE WHEN i.order_id IS NULL THEN o.due_date ELSE i.due_date END AS due_date,
    CASE WHEN i.order_id IS NULL THEN o.revenue_cents ELSE i.revenue_cents END AS revenue_cents,
    CASE WHEN i.order_id IS NULL THEN o.status ELSE i.status END AS status,
    CASE WHEN i.order_id IS NULL THEN o.hold_note ELSE i.hold_note END AS hold_note,
    CASE WHEN i.order_id IS NULL THEN o.floor_note ELSE i.floor_note END AS floor_note,
    CASE WHEN i.order_id IS NULL THEN o.source ELSE 'import' END AS source,
    o.sort_date
  FROM sales_order AS o
  LEFT JOIN order_incoming AS i ON i.order_id = o.id
    AND i.generation <= (SELECT in_force FROM reference_generation WHERE group_name = 'orders')
  WHERE o.generation <= (SELECT in_force FROM reference_generation WHERE group_name = 'orders')
    AND i.change IS NOT 'left';

-- What an import did to orders that were there, for the page that shows it. `changes` holds what
-- each field was and is. No foreign key: one that left is gone.
CREATE TABLE order_change (
  id INTEGER PRIMARY KEY,
  generation INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  order_number TEXT NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('changed', 'closed', 'left')),
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_change_by_time ON order_change (changed_at);

-- What an order with work on it sold for before.
CREATE TABLE order_revenue_history (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES sales_order (id),
  from_cents INTEGER,
  to_cents INTEGER,
  generation INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX order_revenue_history_by_order ON order_revenue_history (order_id);

-- ---------------------------------------------------------------- customers

-- Names that change. While they are staged, orders are found by either name; `indexed_to` is how
-- far the orders of that customer have come, by their ids.
CREATE TABLE customer_incoming (
  customer_id INTEGER PRIMARY KEY REFERENCES customer_account (id),
  generation INTEGER NOT NULL,
  name TEXT NOT NULL,
  indexed_to INTEGER NOT NULL DEFAULT 0
) STRICT;

-- ---------------------------------------------------------------- items

-- The ERP's items, whole for each generation. They become materials when an admin adopts one.
CREATE TABLE erp_item (
  generation INTEGER NOT NULL,
  item_key TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  unit_cost_cents INTEGER,
  PRIMARY KEY (generation, item_key)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- the manifest

ALTER TABLE profitmaker_import_manifest RENAME TO import_manifest_before;
CREATE TABLE profitmaker_import_manifest (
  id INTEGER PRIMARY KEY,
  group_name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  files TEXT NOT NULL CHECK (json_valid(files)),
  imported_at INTEGER NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('imported', 'unchanged', 'quarantined', 'failed')),
  generation INTEGER,
  row_count INTEGER NOT NULL,
  added_count INTEGER NOT NULL,
  changed_count INTEGER NOT NULL,
  closed_count INTEGER NOT NULL DEFAULT 0,
  -- Plant days, both inclusive; null where the mapping sets none.
  window_from TEXT,
  window_to TEXT,
  duration_ms INTEGER NOT NULL DEFAULT 0,
  warnings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(warnings)),
  message TEXT NOT NULL DEFAULT '',
  -- Who let a quarantined import in.
  accepted_at INTEGER,
  accepted_by INTEGER,
  CHECK ((result = 'imported') = (generation IS NOT NULL))
) STRICT;
INSERT INTO profitmaker_import_manifest (id, group_name, fingerprint, files, imported_at, result,
    generation, row_count, added_count, changed_count, message)
  SELECT id, group_name, fingerprint, files, imported_at, result,
    CASE result WHEN 'imported' THEN 0 END, row_count, added_count, changed_count, message
  FROM import_manifest_before;
DROP TABLE import_manifest_before;
CREATE INDEX import_manifest_latest ON profitmaker_import_manifest (group_name, id DESC);
