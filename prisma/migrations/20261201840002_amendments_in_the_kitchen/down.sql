DROP FUNCTION amendments_of_day;
