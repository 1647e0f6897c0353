DROP FUNCTION tiffins_by_round(date, integer);
