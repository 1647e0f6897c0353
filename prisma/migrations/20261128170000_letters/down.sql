-- The way back. Links that were taken out of the letters stay out.
DROP TABLE "installation";
ALTER TABLE "settings" DROP COLUMN "kitchen_email";
DROP POLICY admin_sends_again ON "mails";
REVOKE UPDATE ("waiting_since", "tries", "next_try_at", "claimed_until", "ended") ON "mails" FROM tiffin_staff;
DROP INDEX "mails_kind_recipient_created_at_idx";
DROP INDEX "mails_waiting_idx";
ALTER TABLE "mails" DROP CONSTRAINT "mails_ended_known", DROP CONSTRAINT "mails_sent_or_ended",
  DROP COLUMN "kind", DROP COLUMN "waiting_since", DROP COLUMN "tries", DROP COLUMN "next_try_at",
  DROP COLUMN "claimed_until", DROP COLUMN "ended";
