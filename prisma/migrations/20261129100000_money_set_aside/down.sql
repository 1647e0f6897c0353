DROP VIEW money_set_aside;
