DROP INDEX mails_ended_idx;
DROP INDEX users_customers_by_arrival_idx;
DROP INDEX bills_by_month_idx;
