DROP FUNCTION channels_of(integer, text);
DROP TABLE "notification_choices";
DROP FUNCTION notification_choices_refuse_fixed();
DROP TABLE "notification_kinds";

ALTER POLICY staff_tells_known ON "notifications" WITH CHECK (app_role() IN ('driver', 'support', 'admin', 'owner')
  AND EXISTS (SELECT FROM users WHERE users.email = notifications.recipient));
ALTER POLICY staff_tells_known ON "notifications" RENAME TO staff_mail_to_known;
ALTER POLICY told_to_self ON "notifications" WITH CHECK (recipient = (SELECT email FROM users WHERE id = app_user_id()));
ALTER POLICY told_to_self ON "notifications" RENAME TO mail_to_self;
DROP POLICY customer_reads_it ON "notifications";
DROP POLICY customer_reads_own ON "notifications";
REVOKE SELECT ("id", "user_id", "channel", "kind", "subject", "text", "link", "created_at", "expires_at", "read_at"),
  UPDATE ("read_at") ON "notifications" FROM tiffin_customer;

-- what was told in other ways has no place in a table of letters
DELETE FROM "notifications" WHERE "channel" <> 'email';
UPDATE "notifications" SET "ended" = 'too-old' WHERE "ended" IN ('expired', 'nowhere');
CREATE OR REPLACE VIEW searched_letters AS
  SELECT id, lower(recipient) AS recipient, lower(subject) AS subject FROM notifications WHERE app_is_admin();
DROP INDEX "notifications_waiting_idx";
DROP INDEX "notifications_unread_idx";
DROP INDEX "notifications_user_id_created_at_idx";
DROP INDEX "notifications_once_key_key";
ALTER TABLE "notifications" DROP CONSTRAINT "notifications_ended_known",
  DROP CONSTRAINT "notifications_to_somebody", DROP CONSTRAINT "notifications_in_app_is_there",
  DROP CONSTRAINT "notifications_read_in_app",
  DROP COLUMN "user_id", DROP COLUMN "channel", DROP COLUMN "priority", DROP COLUMN "link", DROP COLUMN "expires_at",
  DROP COLUMN "read_at", DROP COLUMN "once_key", ALTER COLUMN "recipient" DROP DEFAULT;
ALTER INDEX "notifications_searched_idx" RENAME TO "mails_searched_idx";
ALTER INDEX "notifications_ended_idx" RENAME TO "mails_ended_idx";
ALTER INDEX "notifications_kind_recipient_created_at_idx" RENAME TO "mails_kind_recipient_created_at_idx";
ALTER INDEX "notifications_created_at_idx" RENAME TO "mails_created_at_idx";
ALTER TABLE "notifications" RENAME CONSTRAINT "notifications_sent_or_ended" TO "mails_sent_or_ended";
ALTER TABLE "notifications" RENAME CONSTRAINT "notifications_pkey" TO "mails_pkey";
ALTER TABLE "notifications" ADD CONSTRAINT "mails_ended_known"
    CHECK ("ended" IN ('refused', 'gave-up', 'too-old', 'replaced', 'shown-here', 'left-unsent'));
ALTER SEQUENCE "notifications_id_seq" RENAME TO "mails_id_seq";
ALTER TABLE "notifications" RENAME TO "mails";
CREATE INDEX "mails_waiting_idx" ON "mails" ("id") WHERE "sent_at" IS NULL AND "ended" IS NULL;
COMMENT ON INDEX mails_waiting_idx IS 'The letters that wait, in their order.';
