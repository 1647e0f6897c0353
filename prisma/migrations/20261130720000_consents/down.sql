ALTER TABLE settings DROP COLUMN grievance_contact, DROP COLUMN kitchen_whatsapp;
DROP TABLE consents;
