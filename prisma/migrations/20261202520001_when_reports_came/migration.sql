-- When the gateway made a report, and when it was here by the machine's own clock: the product's may be moved.
ALTER TABLE stripe_events ADD COLUMN "made_at" TIMESTAMPTZ(3), ADD COLUMN "arrived_at" TIMESTAMPTZ(3);
ALTER TABLE stripe_events ALTER COLUMN "arrived_at" SET DEFAULT clock_timestamp();
CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");
COMMENT ON INDEX stripe_events_received_at_idx IS 'The latest reports: whether they come late.';
