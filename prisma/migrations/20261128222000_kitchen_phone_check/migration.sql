-- The one phone that no constraint held: ten digits like a person's, or none in a house that was just set up. What was
-- written with marks between its digits is kept by them; what is no phone at all is asked for again.
UPDATE settings SET kitchen_phone = coalesce(substring(regexp_replace(kitchen_phone, '[^0-9]', '', 'g') FROM '([1-9][0-9]{9})$'), '')
WHERE kitchen_phone !~ '^([1-9][0-9]{9})?$';

ALTER TABLE settings ADD CONSTRAINT settings_kitchen_phone_check CHECK (kitchen_phone ~ '^([1-9][0-9]{9})?$');
