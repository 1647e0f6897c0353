-- The way back: what was marked on the rounds is lost.
DROP VIEW delivery_states;
DROP TABLE driver_phones;
DROP TABLE delivery_rounds;
DROP TABLE delivery_marks;
DROP FUNCTION app_tiffins(date);
