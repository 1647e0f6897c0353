DROP INDEX stripe_events_received_at_idx;
ALTER TABLE stripe_events DROP COLUMN "made_at", DROP COLUMN "arrived_at";
