-- What a customer contested with their bank, and how the bank decided, is theirs to see.
GRANT SELECT ON disputes TO tiffin_customer;
CREATE POLICY customer_reads_own ON disputes FOR SELECT TO tiffin_customer USING (customer_id = app_user_id());
