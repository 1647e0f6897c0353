ALTER TABLE settings DROP CONSTRAINT settings_kitchen_phone_check;
