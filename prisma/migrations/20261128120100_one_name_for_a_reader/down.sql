-- The way back: names that only look alike are different ones again.
DROP INDEX plans_name_key_key;
DROP INDEX areas_name_key_key;
DROP FUNCTION name_key;
