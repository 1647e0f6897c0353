-- What the settings' form refuses, the row refuses too: a number that is none stands on documents for good.
UPDATE settings SET fssai = NULL WHERE fssai !~ '^[0-9]{14}$';
UPDATE settings SET gstin = NULL WHERE gstin !~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$';
ALTER TABLE settings
  ADD CONSTRAINT settings_fssai_check CHECK (fssai ~ '^[0-9]{14}$'),
  ADD CONSTRAINT settings_gstin_check CHECK (gstin ~ '^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$');
