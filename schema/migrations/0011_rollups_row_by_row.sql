-- The same counting, a row at a time. SQLite keeps what an INSERT … SELECT or a VALUES of several
-- rows brings in a table of its own first when triggers stand behind it, and making that table
-- costs more than counting: six of them to a closure, now one.

DROP TRIGGER order_entry_counted;
CREATE TRIGGER order_entry_counted INSTEAD OF INSERT ON order_entry BEGIN
  INSERT INTO order_cost VALUES (NEW.order_id,
      (SELECT customer_id FROM sales_order WHERE id = NEW.order_id),
      (SELECT revenue_cents FROM sales_order WHERE id = NEW.order_id),
      NEW.sessions, NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions, NEW.usages,
      NEW.material_cents)
    ON CONFLICT (order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
  INSERT INTO order_year VALUES (NEW.day / 10000, NEW.order_id,
      (SELECT customer_id FROM sales_order WHERE id = NEW.order_id),
      (SELECT revenue_cents FROM sales_order WHERE id = NEW.order_id),
      NEW.sessions, NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions, NEW.usages,
      NEW.material_cents)
    ON CONFLICT (year, order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
  INSERT INTO order_rollup VALUES (NEW.day / 100, NEW.order_id, NEW.sessions, NEW.labor_ms,
      NEW.labor_cents, NEW.unrated_sessions, NEW.usages, NEW.material_cents)
    ON CONFLICT (period, order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
  INSERT INTO order_rollup VALUES (NEW.day, NEW.order_id, NEW.sessions, NEW.labor_ms,
      NEW.labor_cents, NEW.unrated_sessions, NEW.usages, NEW.material_cents)
    ON CONFLICT (period, order_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions,
      usages = usages + excluded.usages,
      material_cents = material_cents + excluded.material_cents;
END;

DROP TRIGGER labor_entry_counted;
CREATE TRIGGER labor_entry_counted INSTEAD OF INSERT ON labor_entry BEGIN
  INSERT INTO person_rollup VALUES (NEW.day / 100, NEW.user_id, NEW.task_type_id, NEW.sessions,
      NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions)
    ON CONFLICT (period, user_id, task_type_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions;
  INSERT INTO person_rollup VALUES (NEW.day, NEW.user_id, NEW.task_type_id, NEW.sessions,
      NEW.labor_ms, NEW.labor_cents, NEW.unrated_sessions)
    ON CONFLICT (period, user_id, task_type_id) DO UPDATE SET
      sessions = sessions + excluded.sessions,
      labor_ms = labor_ms + excluded.labor_ms,
      labor_cents = labor_cents + excluded.labor_cents,
      unrated_sessions = unrated_sessions + excluded.unrated_sessions;
END;
CREATE TRIGGER labor_entry_counted_on_order INSTEAD OF INSERT ON labor_entry
  WHEN NEW.order_id IS NOT NULL
BEGIN
  INSERT INTO order_entry VALUES (NEW.day, NEW.order_id, NEW.sessions, NEW.labor_ms,
    NEW.labor_cents, NEW.unrated_sessions, 0, 0);
END;

DROP TRIGGER material_entry_counted;
CREATE TRIGGER material_entry_counted INSTEAD OF INSERT ON material_entry BEGIN
  INSERT INTO material_rollup VALUES (NEW.day / 100, NEW.material_id, NEW.usages,
      NEW.quantity_thousandths, NEW.cost_cents)
    ON CONFLICT (period, material_id) DO UPDATE SET
      usages = usages + excluded.usages,
      quantity_thousandths = quantity_thousandths + excluded.quantity_thousandths,
      cost_cents = cost_cents + excluded.cost_cents;
  INSERT INTO material_rollup VALUES (NEW.day, NEW.material_id, NEW.usages,
      NEW.quantity_thousandths, NEW.cost_cents)
    ON CONFLICT (period, material_id) DO UPDATE SET
      usages = usages + excluded.usages,
      quantity_thousandths = quantity_thousandths + excluded.quantity_thousandths,
      cost_cents = cost_cents + excluded.cost_cents;
  INSERT INTO order_entry
    VALUES (NEW.day, NEW.order_id, 0, 0, 0, 0, NEW.usages, NEW.cost_cents);
END;
