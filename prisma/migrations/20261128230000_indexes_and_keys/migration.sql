-- Covered by another index that begins with the same columns: the unique or composite one is the index the document asks for.
DROP INDEX "users_email_idx";
DROP INDEX "plans_name_idx";
DROP INDEX "payments_stripe_payment_intent_id_idx";
DROP INDEX "bills_customer_id_idx";
DROP INDEX "customer_plans_customer_id_idx";
DROP INDEX "menus_date_idx";
DROP INDEX "paused_dates_customer_id_idx";

-- Ours alone, and no query uses them.
DROP INDEX "stripe_events_received_at_idx";
DROP INDEX "book_checks_created_at_idx";
DROP INDEX "sessions_expires_idx";
DROP INDEX "refunds_stripe_payment_intent_id_idx";

-- What is asked at each look at money that was set aside, at a bill and at its customer.
CREATE INDEX "journal_entries_payment_flag_id_idx" ON "journal_entries"("payment_flag_id");
CREATE INDEX "refunds_payment_flag_id_idx" ON "refunds"("payment_flag_id");
CREATE INDEX "payment_flags_payment_id_idx" ON "payment_flags"("payment_id");
CREATE INDEX "payment_flags_customer_id_idx" ON "payment_flags"("customer_id");
CREATE INDEX payment_flags_open_of_bill_idx ON payment_flags (bill_id) WHERE resolved_at IS NULL;
CREATE INDEX "disputes_stripe_payment_intent_id_idx" ON "disputes"("stripe_payment_intent_id");
CREATE INDEX "disputes_customer_id_idx" ON "disputes"("customer_id");
CREATE INDEX bills_unpaid_due_date_idx ON bills (due_date) WHERE NOT is_paid;
CREATE INDEX "journal_lines_account_bill_id_amount_idx" ON "journal_lines"("account", "bill_id", "amount");
CREATE INDEX users_customers_by_name_idx ON users (fullname, id) WHERE role = 'customer';

-- A case names rows that are there.
ALTER TABLE "payment_flags"
  ADD CONSTRAINT "payment_flags_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "payment_flags_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "payment_flags_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "payment_flags_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- So does whoever acted.
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_requested_by_id_fkey"
  FOREIGN KEY ("requested_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "credits" ADD CONSTRAINT "credits_given_by_id_fkey"
  FOREIGN KEY ("given_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_actor_id_fkey"
  FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_actor_id_fkey"
  FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "day_changes" ADD CONSTRAINT "day_changes_actor_id_fkey"
  FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_actor_id_fkey"
  FOREIGN KEY ("actor_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A line charges as many days as it says brought a tiffin.
ALTER TABLE bill_lines ADD CONSTRAINT bill_lines_deliveries_check
  CHECK (jsonb_array_length(jsonb_path_query_array(days, '$[*] ? (@.cause == "delivery")')) = billable_days);

-- What each plain index is for: the line of the document that asks for it, or the query it serves.
COMMENT ON INDEX users_area_idx IS 'The document: delivery route optimization.';
COMMENT ON INDEX users_is_admin_idx IS 'The document: role-based queries. No query of ours needs it.';
COMMENT ON INDEX users_customers_by_name_idx IS 'The office''s list of customers, in its order.';
COMMENT ON INDEX plans_is_active_idx IS 'The document: filtering active plans. No query of ours needs it.';
COMMENT ON INDEX menus_plan_id_idx IS 'The document: plan queries.';
COMMENT ON INDEX customer_plans_plan_id_idx IS 'The document: plan popularity analysis.';
COMMENT ON INDEX customer_plans_is_active_idx IS 'The document: filtering active subscriptions. No query of ours needs it.';
COMMENT ON INDEX customer_plans_customer_id_is_active_idx IS 'The document: dashboard queries; a customer''s schedule.';
COMMENT ON INDEX customer_plans_end_date_idx IS 'The document: expiry checks.';
COMMENT ON INDEX customer_plans_start_date_end_date_idx IS 'Whom a day is delivered to: the kitchen''s and the driver''s lists.';
COMMENT ON INDEX paused_dates_pause_date_idx IS 'The document: date-based queries.';
COMMENT ON INDEX paused_dates_created_at_idx IS 'The document: audit trail. No query of ours needs it.';
COMMENT ON INDEX skipped_deliveries_skip_date_idx IS 'The skips of a day: the kitchen''s and the driver''s lists.';
COMMENT ON INDEX day_changes_customer_id_day_idx IS 'What was known of a customer''s days: the Why page and the replay.';
COMMENT ON INDEX day_changes_subscription_id_idx IS 'The skips of a subscription as they were known: the Why page and the replay.';
COMMENT ON INDEX bills_is_paid_idx IS 'The document: filtering unpaid bills.';
COMMENT ON INDEX bills_customer_id_is_paid_idx IS 'The document: dashboard.';
COMMENT ON INDEX bills_month_year_idx IS 'The document: monthly reports.';
COMMENT ON INDEX bills_created_at_idx IS 'The document: chronological sorting. No query of ours needs it.';
COMMENT ON INDEX bills_unpaid_due_date_idx IS 'What is overdue: the office''s bills, the owner''s first page, reports.';
COMMENT ON INDEX bill_lines_subscription_id_idx IS 'The bills that charge a subscription, before one may be removed.';
COMMENT ON INDEX payments_bill_id_idx IS 'The document: bill queries.';
COMMENT ON INDEX payments_customer_id_idx IS 'The document: customer payment history.';
COMMENT ON INDEX payments_status_idx IS 'The document: filtering by status; the check of payments that are pending.';
COMMENT ON INDEX payments_created_at_idx IS 'The document: chronological sorting; the payments of a day.';
COMMENT ON INDEX payment_logs_payment_id_idx IS 'The document: payment queries.';
COMMENT ON INDEX payment_logs_bill_id_idx IS 'The document: bill queries.';
COMMENT ON INDEX payment_logs_customer_id_idx IS 'The document: customer audit trail.';
COMMENT ON INDEX payment_logs_created_at_idx IS 'The document: chronological sorting. No query of ours needs it.';
COMMENT ON INDEX payment_logs_billing_period_idx IS 'The document: period-based reports. No query of ours needs it.';
COMMENT ON INDEX documents_bill_id_kind_idx IS 'The invoice of a bill that is in force.';
COMMENT ON INDEX documents_customer_id_idx IS 'A customer''s documents.';
COMMENT ON INDEX documents_payment_id_idx IS 'The receipt of a payment.';
COMMENT ON INDEX documents_door_payment_id_idx IS 'The receipt of money taken at the door.';
COMMENT ON INDEX payment_flags_resolved_at_idx IS 'The open cases, and those that were settled, by when.';
COMMENT ON INDEX payment_flags_payment_id_idx IS 'The cases of a payment: what is said on its refunds.';
COMMENT ON INDEX payment_flags_customer_id_idx IS 'The money of a customer that was set aside.';
COMMENT ON INDEX payment_flags_open_of_bill_idx IS 'The open cases of a bill, before it is paid or recalculated.';
COMMENT ON INDEX sessions_user_id_idx IS 'A person''s sessions, listed and revoked.';
COMMENT ON INDEX audit_logs_entity_entity_id_idx IS 'What was done to a row.';
COMMENT ON INDEX audit_logs_actor_id_idx IS 'What a member of staff did.';
COMMENT ON INDEX audit_logs_created_at_idx IS 'The log, newest first, and its filter by days.';
COMMENT ON INDEX mails_created_at_idx IS 'The outbox, newest first.';
COMMENT ON INDEX mails_waiting_idx IS 'The letters that wait, in their order.';
COMMENT ON INDEX mails_kind_recipient_created_at_idx IS 'How many resets were asked for an address.';
COMMENT ON INDEX rate_limits_expire_idx IS 'Tries whose time is over are cleared by it.';
COMMENT ON INDEX presses_created_at_idx IS 'Keys of presses that are forgotten after two days.';
COMMENT ON INDEX journal_entries_customer_id_idx IS 'A customer''s account.';
COMMENT ON INDEX journal_entries_bill_id_idx IS 'The entries of a bill.';
COMMENT ON INDEX journal_entries_payment_id_idx IS 'The entries of a payment.';
COMMENT ON INDEX journal_entries_payment_flag_id_idx IS 'What became of money that was set aside.';
COMMENT ON INDEX journal_entries_created_at_idx IS 'The takings of a day.';
COMMENT ON INDEX journal_lines_entry_id_idx IS 'The lines of an entry; their balance at commit.';
COMMENT ON INDEX journal_lines_bill_id_idx IS 'What a bill still asks for.';
COMMENT ON INDEX journal_lines_customer_id_account_idx IS 'What a customer owes and has in credit.';
COMMENT ON INDEX journal_lines_account_bill_id_amount_idx IS 'What the bills of a list still ask for, from the index alone.';
COMMENT ON INDEX refunds_customer_id_idx IS 'A customer''s refunds.';
COMMENT ON INDEX refunds_bill_id_idx IS 'A bill''s refunds.';
COMMENT ON INDEX refunds_payment_id_idx IS 'What of a payment was given back.';
COMMENT ON INDEX refunds_payment_flag_id_idx IS 'What was given back of money that was set aside.';
COMMENT ON INDEX refunds_status_idx IS 'The refunds that wait for the gateway.';
COMMENT ON INDEX disputes_payment_id_idx IS 'The disputes of a payment.';
COMMENT ON INDEX disputes_status_idx IS 'The disputes that the bank has not decided.';
COMMENT ON INDEX disputes_stripe_payment_intent_id_idx IS 'The disputes of money that was set aside.';
COMMENT ON INDEX disputes_customer_id_idx IS 'A customer''s disputes.';
COMMENT ON INDEX credits_customer_id_idx IS 'A customer''s credits.';
COMMENT ON INDEX credits_bill_id_idx IS 'The credits given for days of a bill.';
COMMENT ON INDEX door_payments_bill_id_idx IS 'What was taken at the door for a bill.';
COMMENT ON INDEX door_payments_customer_id_idx IS 'A customer''s receipts from the door.';
COMMENT ON INDEX door_payments_collector_id_idx IS 'What a driver took.';
COMMENT ON INDEX door_payments_created_at_idx IS 'What was taken on a day.';
COMMENT ON INDEX bill_corrections_bill_id_idx IS 'The corrections of a bill.';
COMMENT ON INDEX bill_corrections_customer_id_done_at_idx IS 'A customer''s corrections.';
COMMENT ON INDEX bill_corrections_open_idx IS 'The corrections that wait, by customer.';
