-- The way back from the first migration: an empty schema. The four roles stay, because roles belong to the cluster and
-- another database of it may use them.
DROP TABLE users, areas, plans, menus, customer_plans, paused_dates, skipped_deliveries, closures, bills, bill_lines,
  payments, payment_logs, payment_flags, stripe_events, settings, sessions, verification_tokens, audit_logs, mails,
  rate_limits CASCADE;
DROP FUNCTION users_sync_role, users_lock_address, refuse_past_day, customer_plans_take_rate, refuse_change,
  bills_equal_lines, payments_match_bill, refuse_rewriting, app_is_admin, app_role, app_user_id, app_today, app_now;
REVOKE USAGE ON SCHEMA public FROM tiffin_guest, tiffin_customer, tiffin_staff, tiffin_system;
