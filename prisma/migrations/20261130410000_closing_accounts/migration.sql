-- A customer closes their account, keeps it after all, or is made nameless once the time to undo is over.
ALTER TABLE users ADD COLUMN closed_at timestamptz(3);
ALTER TABLE users ADD CONSTRAINT users_closed_check CHECK (closed_at IS NULL OR role = 'customer');
GRANT SELECT (closed_at), UPDATE (closed_at) ON users TO tiffin_customer;
GRANT SELECT (closed_at) ON users TO tiffin_staff;
