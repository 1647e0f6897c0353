ALTER TABLE "customer_plans" DROP COLUMN "ends_told_for";
