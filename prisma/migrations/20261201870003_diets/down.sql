DROP FUNCTION special_tiffins(date, date);
DROP TABLE diet_decisions;
DROP TABLE diet_notes;
