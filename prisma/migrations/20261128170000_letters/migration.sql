-- Letters are claimed, delivered and marked in steps of their own; each has its kind, its next try and its end.
ALTER TABLE "mails" ADD COLUMN "kind" VARCHAR(30) NOT NULL DEFAULT 'other',
  ADD COLUMN "waiting_since" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
  ADD COLUMN "tries" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "next_try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
  ADD COLUMN "claimed_until" TIMESTAMPTZ(3),
  ADD COLUMN "ended" VARCHAR(20);

UPDATE "mails" SET "waiting_since" = "created_at", "next_try_at" = "created_at";
UPDATE "mails" SET "kind" = 'resetPassword' WHERE "subject" = 'Choose a new password for TiffinTrack';
-- The links themselves: who reads the outbox must not become the person a letter was written to.
UPDATE "mails" SET "text" = regexp_replace("text", 'https?://\S*/reset-password\?\S+', '[the link, made when this letter is sent]', 'g')
  WHERE "text" ~ '/reset-password\?';

ALTER TABLE "mails"
  ADD CONSTRAINT "mails_ended_known" CHECK ("ended" IN ('refused', 'gave-up', 'too-old', 'replaced', 'shown-here')),
  ADD CONSTRAINT "mails_sent_or_ended" CHECK ("sent_at" IS NULL OR "ended" IS NULL);
CREATE INDEX "mails_waiting_idx" ON "mails" ("id") WHERE "sent_at" IS NULL AND "ended" IS NULL;
CREATE INDEX "mails_kind_recipient_created_at_idx" ON "mails" ("kind", "recipient", "created_at");

-- An admin may let a letter that ended be tried again, and change nothing else of it.
GRANT UPDATE ("waiting_since", "tries", "next_try_at", "claimed_until", "ended") ON "mails" TO tiffin_staff;
CREATE POLICY admin_sends_again ON "mails" FOR UPDATE TO tiffin_staff
  USING (app_is_admin() AND "ended" IS NOT NULL) WITH CHECK (app_is_admin() AND "ended" IS NULL);

-- Where letters are answered to; without it, at the address they come from.
ALTER TABLE "settings" ADD COLUMN "kitchen_email" VARCHAR(120);

-- Who this house is, among others that may share a gateway's account or a mail domain. Made once.
CREATE TABLE "installation" (
  "id" SMALLINT NOT NULL DEFAULT 1,
  "key" UUID NOT NULL DEFAULT gen_random_uuid(),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
  CONSTRAINT "installation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "installation_single" CHECK ("id" = 1)
);
INSERT INTO "installation" DEFAULT VALUES;
ALTER TABLE "installation" ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON "installation" TO tiffin_system;
CREATE POLICY system_reads ON "installation" FOR SELECT TO tiffin_system USING (true);
