DROP INDEX system_logs_operation_id_idx, system_logs_ip_idx, system_logs_request_id_idx, users_staff_idx, audit_logs_action_id_idx,
  audit_logs_actor_id_id_idx, customer_plans_plan_id_id_idx, bills_by_month_idx;

CREATE INDEX "audit_logs_actor_id_idx" ON "audit_logs"("actor_id");
COMMENT ON INDEX audit_logs_actor_id_idx IS 'What a member of staff did.';
CREATE INDEX "customer_plans_plan_id_idx" ON "customer_plans"("plan_id");
COMMENT ON INDEX customer_plans_plan_id_idx IS 'The document: plan popularity analysis.';
CREATE INDEX bills_by_month_idx ON bills (year, month) INCLUDE (amount, id, is_paid);
COMMENT ON INDEX bills_by_month_idx IS 'What was billed by month: the owner''s first page and the reports, from the index alone.';
