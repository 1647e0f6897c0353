-- The way back: a plan's and a menu's text is all there is again.
DROP TRIGGER plans_read_dishes_added ON plans;
DROP TRIGGER plans_read_dishes_changed ON plans;
DROP TRIGGER menus_read_dishes_added ON menus;
DROP TRIGGER menus_read_dishes_changed ON menus;
DROP FUNCTION plans_read_dishes, menus_read_dishes, read_all_dishes, read_dishes;
DROP TABLE menu_dishes, plan_dishes, dish_spellings, dishes;
DROP FUNCTION dish_line, dish_behind, dish_quantity, dish_key, dish_singular, dish_unit;
