-- The way back: drivers see unpaid bills and their own payments alone.
DROP POLICY driver_reads_collected ON bills;
DROP POLICY driver_reads_taken_back ON door_payments;
DROP FUNCTION app_took_at_door;
