-- The way back: a reference counts once for good. Refused where one was used again already.
DROP INDEX door_payments_reference_key;
ALTER TABLE door_payments DROP COLUMN reference_use;
CREATE UNIQUE INDEX door_payments_reference_key ON door_payments (lower(reference)) WHERE method = 'upi' AND amount > 0;
