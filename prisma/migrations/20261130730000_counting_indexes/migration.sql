-- What the owner's pages count at a hundred thousand customers, each from an index alone or from the few rows it names.

-- id and is_paid are what row-level security looks at
CREATE INDEX bills_by_month_idx ON bills (year, month) INCLUDE (amount, id, is_paid);
COMMENT ON INDEX bills_by_month_idx IS 'What was billed by month: the owner''s first page and the reports, from the index alone.';

CREATE INDEX users_customers_by_arrival_idx ON users (created_at) WHERE role = 'customer';
COMMENT ON INDEX users_customers_by_arrival_idx IS 'The new customers of a month: the owner''s first page and the reports.';

CREATE INDEX mails_ended_idx ON mails (ended) WHERE ended IS NOT NULL;
COMMENT ON INDEX mails_ended_idx IS 'The letters that were not taken: counted on the owner''s first page and above the outbox.';
