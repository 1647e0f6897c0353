-- What money waits for a person, case by case: what came in and fits no bill, less what became of it since. Read with the
-- rights of whoever asks: customers see their own, drivers that of unpaid bills, of which they see the lines alone. In the
-- books of an owner who was named later stands the end alone, so that nothing waits there.
CREATE VIEW money_set_aside WITH (security_invoker = true) AS
  SELECT e.payment_flag_id AS case_id, max(e.customer_id) AS customer_id, l.bill_id, sum(-l.amount) AS amount
  FROM journal_lines l LEFT JOIN journal_entries e ON e.id = l.entry_id
  WHERE l.account = 'unmatched'
  GROUP BY e.payment_flag_id, l.bill_id
  HAVING sum(l.amount) < 0;

GRANT SELECT ON money_set_aside TO tiffin_customer, tiffin_staff, tiffin_system;
