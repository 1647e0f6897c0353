ALTER TABLE settings DROP CONSTRAINT settings_fssai_check, DROP CONSTRAINT settings_gstin_check;
