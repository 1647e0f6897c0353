-- A session's token is replaced from time to time. The one before is known for a while: used late, it is a copy's.
ALTER TABLE "sessions" ADD COLUMN "previous_token" VARCHAR(255);
ALTER TABLE "sessions" ADD COLUMN "rotated_at" TIMESTAMPTZ(3) DEFAULT app_now();
CREATE UNIQUE INDEX "sessions_previous_token_key" ON "sessions" ("previous_token");
