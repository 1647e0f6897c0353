DROP TABLE recovery_codes;
DROP TABLE authenticators;
DROP FUNCTION authenticators_go_on();
