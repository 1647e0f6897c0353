UPDATE settings SET kitchen_name = 'TiffinTrack Kitchen', kitchen_phone = '9820012345',
  kitchen_address = 'Plot 14, Sector 19, Vashi, Navi Mumbai, Maharashtra 400703'
WHERE kitchen_name = '' AND kitchen_phone = '' AND kitchen_address = '';
