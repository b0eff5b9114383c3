-- Roll-ups: what reports of any size are read from. Triggers keep them inside the transaction that
-- changes a session, a share, a usage or an order, so that no command, import, correction, re-cost
-- or removal can forget them. `npm run rollups:verify` compares them with what they were summed
-- from, `npm run rollups:rebuild` sums it again.
--
-- What counts: shares of ended sessions and material, on the plant day they are booked on. What a
-- stress run made is left out, its orders and its people's work wherever it is: the prefix of
-- schema/rules/fixtures.ts. `sessions` counts shares: a session on two orders is one on each. An
-- unrated session has no rate, so no cost: it counts 0 cents and is counted itself.
--
-- A row with nothing in it is deleted. Nothing here refuses a negative figure, and nothing points
-- at other tables: a roll-up that is out of step must not refuse a tap.

-- ---------------------------------------------------------------- tables

-- An order over all of time, with what the order itself says copied beside it: the report without
-- a range, the early warning, and what an order costs outside a range. Margin in tenths of a
-- percent of revenue, half away from zero as in schema/rules/money.ts, without burden; its index
-- gives the orders that lose most, and how many lie in a band, without reading the others.
CREATE TABLE order_cost (
  order_id INTEGER PRIMARY KEY,
  customer_id INTEGER,
  revenue_cents INTEGER,
  sessions INTEGER NOT NULL,
  labor_ms INTEGER NOT NULL,
  labor_cents INTEGER NOT NULL,
  unrated_sessions INTEGER NOT NULL,
  usages INTEGER NOT NULL,
  material_cents INTEGER NOT NULL,
  margin_tenths INTEGER GENERATED ALWAYS AS (
    CASE WHEN revenue_cents <> 0 THEN
      sign(revenue_cents) * sign(revenue_cents - labor_cents - material_cents)
        * ((2000 * abs(revenue_cents - labor_cents - material_cents) + abs(revenue_cents))
          / (2 * abs(revenue_cents)))
    END
  ) STORED
) STRICT;
CREATE INDEX order_cost_by_margin ON order_cost (margin_tenths);

-- The same for one calendar year: labor and material are the year's, revenue is the whole order's.
-- It saves grouping the months and looking up every order.
CREATE TABLE order_year (
  year INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  customer_id INTEGER,
  revenue_cents INTEGER,
  sessions INTEGER NOT NULL,
  labor_ms INTEGER NOT NULL,
  labor_cents INTEGER NOT NULL,
  unrated_sessions INTEGER NOT NULL,
  usages INTEGER NOT NULL,
  material_cents INTEGER NOT NULL,
  margin_tenths INTEGER GENERATED ALWAYS AS (
    CASE WHEN revenue_cents <> 0 THEN
      sign(revenue_cents) * sign(revenue_cents - labor_cents - material_cents)
        * ((2000 * abs(revenue_cents - labor_cents - material_cents) + abs(revenue_cents))
          / (2 * abs(revenue_cents)))
    END
  ) STORED,
  PRIMARY KEY (year, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_year_by_order ON order_year (order_id);

-- An order in a month (period 202611) or on a day (20261121): any other range is a few of these.
CREATE TABLE order_rollup (
  period INTEGER NOT NULL,
  order_id INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  labor_ms INTEGER NOT NULL,
  labor_cents INTEGER NOT NULL,
  unrated_sessions INTEGER NOT NULL,
  usages INTEGER NOT NULL,
  material_cents INTEGER NOT NULL,
  PRIMARY KEY (period, order_id)
) STRICT, WITHOUT ROWID;

-- A person's work of one type in a month or on a day, indirect work too: the task type says which.
-- Time by person, by task type, by team, indirect time.
CREATE TABLE person_rollup (
  period INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  task_type_id INTEGER NOT NULL,
  sessions INTEGER NOT NULL,
  labor_ms INTEGER NOT NULL,
  labor_cents INTEGER NOT NULL,
  unrated_sessions INTEGER NOT NULL,
  PRIMARY KEY (period, user_id, task_type_id)
) STRICT, WITHOUT ROWID;

-- A material in a month or on a day; what was returned is taken off.
CREATE TABLE material_rollup (
  period INTEGER NOT NULL,
  material_id INTEGER NOT NULL,
  usages INTEGER NOT NULL,
  quantity_thousandths INTEGER NOT NULL,
  cost_cents INTEGER NOT NULL,
  PRIMARY KEY (period, material_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what counts

-- These views say what counts. The first two are also the one way into the roll-ups: to insert an
-- entry is to count it, to delete it is to take it out again, which counts it negated.

CREATE VIEW labor_entry AS
  SELECT s.id AS share_id, s.session_id,
    CAST(replace(w.business_day, '-', '') AS INTEGER) AS day,
    w.user_id, w.task_type_id, t.order_id, 1 AS sessions,
    s.duration_ms AS labor_ms, coalesce(s.labor_cents, 0) AS labor_cents,
    s.labor_cents IS NULL AS unrated_sessions
  FROM work_session_share AS s
  JOIN work_session AS w ON w.id = s.session_id
  JOIN app_user AS u ON u.id = w.user_id
  LEFT JOIN order_task AS t ON t.id = s.order_task_id
  LEFT JOIN sales_order AS o ON o.id = t.order_id
  WHERE s.duration_ms IS NOT NULL
    AND lower(substr(u.display_name, 1, 12)) <> 'stress_test_'
    AND substr(coalesce(o.order_key, ''), 1, 12) <> 'STRESS_TEST_';

CREATE VIEW material_entry AS
  SELECT m.id AS usage_id, CAST(replace(m.business_day, '-', '') AS INTEGER) AS day,
    m.order_id, m.material_id, 1 AS usages, m.quantity_thousandths, m.cost_cents
  FROM material_usage AS m
  JOIN app_user AS u ON u.id = m.user_id
  JOIN sales_order AS o ON o.id = m.order_id
  WHERE lower(substr(u.display_name, 1, 12)) <> 'stress_test_'
    AND substr(o.order_key, 1, 12) <> 'STRESS_TEST_';

-- Both, as an order sees them.
CREATE VIEW order_entry AS
  SELECT day, order_id, sessions, labor_ms, labor_cents, unrated_sessions, 0 AS usages,
    0 AS material_cents
  FROM labor_entry WHERE order_id IS NOT NULL
  UNION ALL
  SELECT day, order_id, 0, 0, 0, 0, usages, cost_cents FROM material_entry;

-- ---------------------------------------------------------------- counting

CREATE TRIGGER order_entry_counted INSTEAD OF INSERT ON order_entry BEGIN
  INSERT INTO order_cost
    SELECT o.id, o.customer_id, o.revenue_cents, NEW.sessions, NEW.labor_ms, NEW.labor_cents,
      NEW.unrated_sessions, NEW.usages, NEW.material_cents
    FROM sales_order AS o WHERE o.id = NEW.order_id
    ON CONFLICT (order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
  INSERT INTO order_year
    SELECT NEW.day / 10000, o.id, o.customer_id, o.revenue_cents, NEW.sessions, NEW.labor_ms,
      NEW.labor_cents, NEW.unrated_sessions, NEW.usages, NEW.material_cents
    FROM sales_order AS o WHERE o.id = NEW.order_id
    ON CONFLICT (year, order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
  INSERT INTO order_rollup VALUES
    (NEW.day, NEW.order_id, NEW.sessions, NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions,
      NEW.usages, NEW.material_cents),
    (NEW.day / 100, NEW.order_id, NEW.sessions, NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions,
      NEW.usages, NEW.material_cents)
    ON CONFLICT (period, order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
END;

CREATE TRIGGER labor_entry_counted INSTEAD OF INSERT ON labor_entry BEGIN
  INSERT INTO person_rollup VALUES
    (NEW.day, NEW.user_id, NEW.task_type_id, NEW.sessions, NEW.labor_ms, NEW.labor_cents,
      NEW.unrated_sessions),
    (NEW.day / 100, NEW.user_id, NEW.task_type_id, NEW.sessions, NEW.labor_ms, NEW.labor_cents,
      NEW.unrated_sessions)
    ON CONFLICT (period, user_id, task_type_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions;
  INSERT INTO order_entry
    SELECT NEW.day, NEW.order_id, NEW.sessions, NEW.labor_ms, NEW.labor_cents,
      NEW.unrated_sessions, 0, 0
    WHERE NEW.order_id IS NOT NULL;
END;
CREATE TRIGGER labor_entry_taken_out INSTEAD OF DELETE ON labor_entry BEGIN
  INSERT INTO labor_entry VALUES (OLD.share_id, OLD.session_id, OLD.day, OLD.user_id,
    OLD.task_type_id, OLD.order_id, -OLD.sessions, -OLD.labor_ms, -OLD.labor_cents,
    -OLD.unrated_sessions);
END;

CREATE TRIGGER material_entry_counted INSTEAD OF INSERT ON material_entry BEGIN
  INSERT INTO material_rollup VALUES
    (NEW.day, NEW.material_id, NEW.usages, NEW.quantity_thousandths, NEW.cost_cents),
    (NEW.day / 100, NEW.material_id, NEW.usages, NEW.quantity_thousandths, NEW.cost_cents)
    ON CONFLICT (period, material_id) DO UPDATE SET
      usages = usages + excluded.usages,
      quantity_thousandths = quantity_thousandths + excluded.quantity_thousandths,
      cost_cents = cost_cents + excluded.cost_cents;
  INSERT INTO order_entry
    VALUES (NEW.day, NEW.order_id, 0, 0, 0, 0, NEW.usages, NEW.cost_cents);
END;
CREATE TRIGGER material_entry_taken_out INSTEAD OF DELETE ON material_entry BEGIN
  INSERT INTO material_entry VALUES (OLD.usage_id, OLD.day, OLD.order_id, OLD.material_id,
    -OLD.usages, -OLD.quantity_thousandths, -OLD.cost_cents);
END;

CREATE TRIGGER order_cost_emptied AFTER UPDATE OF sessions ON order_cost
  WHEN NEW.sessions = 0 AND NEW.usages = 0
BEGIN
  DELETE FROM order_cost WHERE order_id = NEW.order_id;
END;
CREATE TRIGGER order_year_emptied AFTER UPDATE OF sessions ON order_year
  WHEN NEW.sessions = 0 AND NEW.usages = 0
BEGIN
  DELETE FROM order_year WHERE year = NEW.year AND order_id = NEW.order_id;
END;
CREATE TRIGGER order_rollup_emptied AFTER UPDATE OF sessions ON order_rollup
  WHEN NEW.sessions = 0 AND NEW.usages = 0
BEGIN
  DELETE FROM order_rollup WHERE period = NEW.period AND order_id = NEW.order_id;
END;
CREATE TRIGGER person_rollup_emptied AFTER UPDATE OF sessions ON person_rollup
  WHEN NEW.sessions = 0
BEGIN
  DELETE FROM person_rollup WHERE period = NEW.period AND user_id = NEW.user_id
    AND task_type_id = NEW.task_type_id;
END;
CREATE TRIGGER material_rollup_emptied AFTER UPDATE OF usages ON material_rollup
  WHEN NEW.usages = 0
BEGIN
  DELETE FROM material_rollup WHERE period = NEW.period AND material_id = NEW.material_id;
END;

-- ---------------------------------------------------------------- what changes an entry

CREATE TRIGGER share_added AFTER INSERT ON work_session_share WHEN NEW.duration_ms IS NOT NULL
BEGIN
  INSERT INTO labor_entry SELECT * FROM labor_entry WHERE share_id = NEW.id;
END;
CREATE TRIGGER share_removed BEFORE DELETE ON work_session_share WHEN OLD.duration_ms IS NOT NULL
BEGIN
  DELETE FROM labor_entry WHERE share_id = OLD.id;
END;
CREATE TRIGGER share_before_change
  BEFORE UPDATE OF session_id, order_task_id, duration_ms, labor_cents ON work_session_share
  WHEN OLD.duration_ms IS NOT NULL
BEGIN
  DELETE FROM labor_entry WHERE share_id = OLD.id;
END;
CREATE TRIGGER share_after_change
  AFTER UPDATE OF session_id, order_task_id, duration_ms, labor_cents ON work_session_share
  WHEN NEW.duration_ms IS NOT NULL
BEGIN
  INSERT INTO labor_entry SELECT * FROM labor_entry WHERE share_id = NEW.id;
END;

-- A cascade deletes shares once their session is gone, and with it what they count for: here they
-- go first.
CREATE TRIGGER session_removed BEFORE DELETE ON work_session BEGIN
  DELETE FROM work_session_share WHERE session_id = OLD.id;
END;
CREATE TRIGGER session_before_change
  BEFORE UPDATE OF business_day, user_id, task_type_id ON work_session
  WHEN (OLD.business_day, OLD.user_id, OLD.task_type_id)
    <> (NEW.business_day, NEW.user_id, NEW.task_type_id)
BEGIN
  DELETE FROM labor_entry WHERE session_id = OLD.id;
END;
CREATE TRIGGER session_after_change
  AFTER UPDATE OF business_day, user_id, task_type_id ON work_session
  WHEN (OLD.business_day, OLD.user_id, OLD.task_type_id)
    <> (NEW.business_day, NEW.user_id, NEW.task_type_id)
BEGIN
  INSERT INTO labor_entry SELECT * FROM labor_entry WHERE session_id = NEW.id;
END;

CREATE TRIGGER usage_added AFTER INSERT ON material_usage BEGIN
  INSERT INTO material_entry SELECT * FROM material_entry WHERE usage_id = NEW.id;
END;
CREATE TRIGGER usage_removed BEFORE DELETE ON material_usage BEGIN
  DELETE FROM material_entry WHERE usage_id = OLD.id;
END;
CREATE TRIGGER usage_before_change BEFORE UPDATE ON material_usage BEGIN
  DELETE FROM material_entry WHERE usage_id = OLD.id;
END;
CREATE TRIGGER usage_after_change AFTER UPDATE ON material_usage BEGIN
  INSERT INTO material_entry SELECT * FROM material_entry WHERE usage_id = NEW.id;
END;

-- What the order says is copied beside its sums.
CREATE TRIGGER order_after_change AFTER UPDATE OF customer_id, revenue_cents ON sales_order
  WHEN OLD.customer_id IS NOT NEW.customer_id OR OLD.revenue_cents IS NOT NEW.revenue_cents
BEGIN
  UPDATE order_cost SET customer_id = NEW.customer_id, revenue_cents = NEW.revenue_cents
    WHERE order_id = NEW.id;
  UPDATE order_year SET customer_id = NEW.customer_id, revenue_cents = NEW.revenue_cents
    WHERE order_id = NEW.id;
END;

-- ---------------------------------------------------------------- what is there already

INSERT INTO order_rollup
  SELECT day, order_id, sum(sessions), sum(labor_ms), sum(labor_cents), sum(unrated_sessions),
    sum(usages), sum(material_cents)
  FROM order_entry GROUP BY day, order_id;
INSERT INTO order_rollup
  SELECT period / 100, order_id, sum(sessions), sum(labor_ms), sum(labor_cents),
    sum(unrated_sessions), sum(usages), sum(material_cents)
  FROM order_rollup GROUP BY period / 100, order_id;
INSERT INTO order_year
  SELECT r.period / 100, o.id, o.customer_id, o.revenue_cents, sum(sessions), sum(labor_ms),
    sum(labor_cents), sum(unrated_sessions), sum(usages), sum(material_cents)
  FROM order_rollup AS r JOIN sales_order AS o ON o.id = r.order_id
  WHERE r.period < 1000000 GROUP BY r.period / 100, o.id;
INSERT INTO order_cost
  SELECT order_id, customer_id, revenue_cents, sum(sessions), sum(labor_ms), sum(labor_cents),
    sum(unrated_sessions), sum(usages), sum(material_cents)
  FROM order_year GROUP BY order_id;
INSERT INTO person_rollup
  SELECT day, user_id, task_type_id, sum(sessions), sum(labor_ms), sum(labor_cents),
    sum(unrated_sessions)
  FROM labor_entry GROUP BY day, user_id, task_type_id;
INSERT INTO person_rollup
  SELECT period / 100, user_id, task_type_id, sum(sessions), sum(labor_ms), sum(labor_cents),
    sum(unrated_sessions)
  FROM person_rollup GROUP BY period / 100, user_id, task_type_id;
INSERT INTO material_rollup
  SELECT day, material_id, sum(usages), sum(quantity_thousandths), sum(cost_cents)
  FROM material_entry GROUP BY day, material_id;
INSERT INTO material_rollup
  SELECT period / 100, material_id, sum(usages), sum(quantity_thousandths), sum(cost_cents)
  FROM material_rollup GROUP BY period / 100, material_id;
