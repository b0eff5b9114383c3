-- How many digits a PIN has: tablets send it on with the last one, also after the shop asks for
-- another length. Those from before are of the length the shop asked for so far.
ALTER TABLE app_user ADD COLUMN pin_length INTEGER CHECK (pin_length BETWEEN 4 AND 8);
UPDATE app_user SET pin_length = (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'pin_length')
WHERE pin_hash IS NOT NULL;
