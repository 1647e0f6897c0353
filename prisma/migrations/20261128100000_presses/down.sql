-- The way back: what came of the last two days' presses is forgotten, what they did stays.
DROP TABLE presses;
