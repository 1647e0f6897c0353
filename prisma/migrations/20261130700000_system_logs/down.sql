DROP FUNCTION system_logs_forget;
DROP FUNCTION system_logs_make_parts;
DROP TABLE system_logs;
