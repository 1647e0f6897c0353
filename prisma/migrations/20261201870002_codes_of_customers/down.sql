DROP TRIGGER users_get_code ON users;
DROP FUNCTION users_get_code();
ALTER TABLE users DROP COLUMN code;
DROP FUNCTION customer_code(integer);
