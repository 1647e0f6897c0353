-- Meals stand in the order in which they come to the doors: `position` is the minute of the day at which the first of its
-- tiffins is delivered. Lunch stood at 0.
UPDATE slots SET position = 11 * 60 WHERE position = 0;
COMMENT ON COLUMN slots.position IS 'minutes from midnight to the first delivery, by the terms that were said last';
