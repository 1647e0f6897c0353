DROP FUNCTION still_comes(text, integer, text);
