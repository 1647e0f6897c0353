-- Whoever has a subscription that ends soon gets one letter about it. The column keeps of which last day they were told: one that is
-- moved later is told once more when its new end comes near.
ALTER TABLE "customer_plans" ADD COLUMN "ends_told_for" DATE;
COMMENT ON COLUMN "customer_plans"."ends_told_for" IS 'The last day that the letter about its end named; null while there was none.';
