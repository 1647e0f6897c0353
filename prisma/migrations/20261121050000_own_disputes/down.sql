-- The way back: disputes are the office's alone.
DROP POLICY customer_reads_own ON disputes;
REVOKE SELECT ON disputes FROM tiffin_customer;
