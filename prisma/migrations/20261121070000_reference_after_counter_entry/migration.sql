-- A UPI payment that was written to the wrong bill, and taken back, can be written to the right one by the same reference.
-- Each use of a reference has its number, how many before it were taken back: so no two that stand share a reference.
ALTER TABLE door_payments ADD COLUMN reference_use SMALLINT NOT NULL DEFAULT 0;
DROP INDEX door_payments_reference_key;
CREATE UNIQUE INDEX door_payments_reference_key ON door_payments (lower(reference), reference_use)
  WHERE method = 'upi' AND amount > 0;
