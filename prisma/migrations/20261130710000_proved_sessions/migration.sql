-- When the owner of a session proved last who they are: a log-in does. Of those that are open now nobody knows when.
ALTER TABLE "sessions" ADD COLUMN "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';
ALTER TABLE "sessions" ALTER COLUMN "proved_at" SET DEFAULT app_now();
