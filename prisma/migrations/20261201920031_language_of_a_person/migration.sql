-- The language of somebody's pages and letters, as they chose it or read when they signed up. None until then: their browser says.

ALTER TABLE users ADD COLUMN language varchar(2) CHECK (language IN ('en', 'hi', 'mr'));
COMMENT ON COLUMN users.language IS 'The language of their pages and letters; none until somebody has chosen it.';
GRANT SELECT (language) ON users TO tiffin_customer, tiffin_staff;
