DROP FUNCTION tiffins_as_known(date, date, integer);
DROP INDEX day_changes_day_idx;
