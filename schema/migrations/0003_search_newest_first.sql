-- "Newest first" without sorting: the search index is keyed by day and id (see
-- schema/rules/search-rowid.ts), so what matches comes out in that order and stops at the limit.
ALTER TABLE sales_order ADD COLUMN search_rowid INTEGER;
UPDATE sales_order
  SET search_rowid = (CAST(julianday(sort_date) - 2440587.5 AS INTEGER) << 36) | id;

DELETE FROM sales_order_search;
INSERT INTO sales_order_search (rowid, order_number, customer_name, description)
  SELECT o.search_rowid, o.order_number, coalesce(c.name, ''), o.description
  FROM sales_order AS o LEFT JOIN customer_account AS c ON c.id = o.customer_id;

-- One and two characters are the beginning of a number.
CREATE INDEX sales_order_by_first ON sales_order (substr(order_key, 1, 1), sort_date DESC, id DESC);
CREATE INDEX sales_order_by_first_two ON sales_order (substr(order_key, 1, 2), sort_date DESC, id DESC);
