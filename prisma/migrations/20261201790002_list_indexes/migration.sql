-- What each list narrows by, in the list's own order: read by another index, a page may lie at the far end of the table.
DROP INDEX bills_by_month_idx;
CREATE INDEX bills_by_month_idx ON bills (year, month, id) INCLUDE (amount, is_paid);
COMMENT ON INDEX bills_by_month_idx IS 'The bills of a month, the latest first; what was billed by month, from the index alone.';

DROP INDEX customer_plans_plan_id_idx;
CREATE INDEX "customer_plans_plan_id_id_idx" ON "customer_plans"("plan_id", "id");
COMMENT ON INDEX customer_plans_plan_id_id_idx IS 'The document: plan popularity analysis; the subscriptions of a plan, the latest first.';

DROP INDEX audit_logs_actor_id_idx;
CREATE INDEX "audit_logs_actor_id_id_idx" ON "audit_logs"("actor_id", "id");
COMMENT ON INDEX audit_logs_actor_id_id_idx IS 'What a member of staff did, the latest first.';
CREATE INDEX "audit_logs_action_id_idx" ON "audit_logs"("action", "id");
COMMENT ON INDEX audit_logs_action_id_idx IS 'The log of one act, the latest first.';

CREATE INDEX users_staff_idx ON users (fullname, id) WHERE role <> 'customer';
COMMENT ON INDEX users_staff_idx IS 'Those who work here, among all who eat here.';

CREATE INDEX system_logs_request_id_idx ON system_logs (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX system_logs_ip_idx ON system_logs (ip) WHERE ip IS NOT NULL;
CREATE INDEX "system_logs_operation_id_idx" ON "system_logs"("operation", "id");
COMMENT ON INDEX system_logs_request_id_idx IS 'The system log of one request.';
COMMENT ON INDEX system_logs_ip_idx IS 'The system log of one address.';
COMMENT ON INDEX system_logs_operation_id_idx IS 'The system log of one operation, the latest first.';
