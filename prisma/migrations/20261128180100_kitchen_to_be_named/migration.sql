-- A new house has no name yet: a made-up one would stand on its first invoices. Whoever has customers has seen the settings.
UPDATE settings SET kitchen_name = '', kitchen_phone = '', kitchen_address = ''
WHERE kitchen_name = 'TiffinTrack Kitchen' AND kitchen_phone = '9820012345'
  AND kitchen_address = 'Plot 14, Sector 19, Vashi, Navi Mumbai, Maharashtra 400703'
  AND NOT EXISTS (SELECT 1 FROM users);
