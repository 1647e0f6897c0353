-- Whoever claimed an address first has it, unless somebody proved it: accounts are found by their e-mail alone again.
UPDATE users u SET email = c.email
FROM (SELECT DISTINCT ON (email) user_id, email FROM email_claims ORDER BY email, created_at, user_id) c
WHERE c.user_id = u.id AND u.email LIKE '%@unproved.invalid'
  AND NOT EXISTS (SELECT FROM users other WHERE lower(other.email) = c.email);
DROP TABLE email_claims;
