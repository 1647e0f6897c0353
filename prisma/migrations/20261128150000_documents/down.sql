-- The way back: the documents that were issued are lost with their table.
DROP TABLE documents;
ALTER TABLE payments DROP COLUMN card_brand, DROP COLUMN card_last4;
ALTER TABLE settings DROP COLUMN fssai, DROP COLUMN gstin;
