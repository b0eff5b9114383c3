-- Finds the oldest stored answers without reading the whole log: only rows that still have one.
CREATE INDEX command_log_with_answer ON command_log (seq) WHERE answer IS NOT NULL;
