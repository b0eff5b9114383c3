-- Lists that are short in a shop of any size, found without going through what they are not about:
-- taps somebody decided, and orders typed on the floor.
CREATE INDEX captured_event_decided ON captured_event (occurred_at) WHERE decided_by IS NOT NULL;
CREATE INDEX sales_order_typed ON sales_order (id) WHERE source = 'floor';
