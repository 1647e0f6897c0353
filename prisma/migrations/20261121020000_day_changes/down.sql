-- The way back: the history of days goes, the days themselves stay.
DROP TRIGGER bills_note_last_day_change ON bills;
DROP TRIGGER closures_note_change ON closures;
DROP TRIGGER skipped_deliveries_note_change ON skipped_deliveries;
DROP TRIGGER paused_dates_note_change ON paused_dates;
DROP TRIGGER customer_plans_note_end ON customer_plans;
DROP FUNCTION bills_note_last_day_change, closures_note_change, skipped_deliveries_note_change, holder_of,
  paused_dates_note_change, customer_plans_note_end, note_day_change;
ALTER TABLE bills DROP COLUMN last_day_change_id, DROP COLUMN calculated_at;
DROP TABLE day_changes;
