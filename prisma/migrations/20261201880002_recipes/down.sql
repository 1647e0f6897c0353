-- What was noted and what goes into a dish is lost.
ALTER TABLE settings DROP COLUMN buying_buffer;
DROP TABLE food_safety_entries, day_leftovers, recipe_lines, dish_recipes, ingredients;
