DROP VIEW bill_statements;
