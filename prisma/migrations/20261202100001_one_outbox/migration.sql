-- Letters become one of the ways in which somebody is told: one outbox for all of them. See docs/decisions/0060.
ALTER TABLE "mails" RENAME TO "notifications";
ALTER SEQUENCE "mails_id_seq" RENAME TO "notifications_id_seq";
ALTER TABLE "notifications" RENAME CONSTRAINT "mails_pkey" TO "notifications_pkey";
ALTER TABLE "notifications" RENAME CONSTRAINT "mails_sent_or_ended" TO "notifications_sent_or_ended";
ALTER TABLE "notifications" DROP CONSTRAINT "mails_ended_known";
ALTER INDEX "mails_created_at_idx" RENAME TO "notifications_created_at_idx";
ALTER INDEX "mails_kind_recipient_created_at_idx" RENAME TO "notifications_kind_recipient_created_at_idx";
ALTER INDEX "mails_ended_idx" RENAME TO "notifications_ended_idx";
ALTER INDEX "mails_searched_idx" RENAME TO "notifications_searched_idx";
DROP INDEX "mails_waiting_idx";

ALTER TABLE "notifications" ALTER COLUMN "recipient" SET DEFAULT '',
  ADD COLUMN "user_id" INTEGER,
  ADD COLUMN "channel" VARCHAR(10) NOT NULL DEFAULT 'email',
  ADD COLUMN "priority" VARCHAR(10) NOT NULL DEFAULT 'normal',
  ADD COLUMN "link" VARCHAR(500),
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "read_at" TIMESTAMPTZ(3),
  ADD COLUMN "once_key" VARCHAR(100),
  ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "notifications_ended_known" CHECK ("ended" IN ('refused', 'gave-up', 'too-old', 'replaced', 'shown-here',
    'left-unsent', 'expired', 'nowhere')),
  ADD CONSTRAINT "notifications_channel_known" CHECK ("channel" IN ('in-app', 'email', 'push', 'sms', 'whatsapp')),
  ADD CONSTRAINT "notifications_priority_known" CHECK ("priority" IN ('low', 'normal', 'high', 'urgent')),
  ADD CONSTRAINT "notifications_to_somebody" CHECK (CASE "channel" WHEN 'email' THEN "recipient" <> ''
    ELSE "recipient" = '' AND "user_id" IS NOT NULL END),
  ADD CONSTRAINT "notifications_in_app_is_there" CHECK ("channel" <> 'in-app' OR "sent_at" IS NOT NULL),
  ADD CONSTRAINT "notifications_read_in_app" CHECK ("channel" = 'in-app' OR "read_at" IS NULL);
UPDATE "notifications" SET "priority" = 'urgent' WHERE "sent_at" IS NULL AND "ended" IS NULL
  AND "kind" IN ('resetPassword', 'staffInvitation', 'proveEmail', 'emailToChange');
COMMENT ON COLUMN "notifications"."recipient" IS 'The address of a letter; every other way knows only whose it is.';
COMMENT ON COLUMN "notifications"."once_key" IS 'One cause, person and channel: nobody is told twice.';

CREATE UNIQUE INDEX "notifications_once_key_key" ON "notifications"("once_key");
COMMENT ON INDEX "notifications_once_key_key" IS 'Nobody is told of one cause twice on one channel.';
CREATE INDEX "notifications_user_id_created_at_idx" ON "notifications"("user_id", "created_at");
COMMENT ON INDEX "notifications_user_id_created_at_idx" IS 'What somebody was told, the newest last.';
CREATE INDEX "notifications_unread_idx" ON "notifications" ("user_id") WHERE "channel" = 'in-app' AND "read_at" IS NULL;
COMMENT ON INDEX "notifications_unread_idx" IS 'How many somebody has not read: on each of their pages.';
CREATE INDEX "notifications_waiting_idx" ON "notifications" ("channel", "id") WHERE "sent_at" IS NULL AND "ended" IS NULL;
COMMENT ON INDEX "notifications_waiting_idx" IS 'What waits on a channel, in its order.';

-- The office looks for letters among letters.
CREATE OR REPLACE VIEW searched_letters AS
  SELECT id, lower(recipient) AS recipient, lower(subject) AS subject FROM notifications WHERE app_is_admin() AND channel = 'email';

-- What people are told of, and on which channels unless they choose otherwise. Data: a kind or a channel is a row.
CREATE TABLE "notification_kinds" (
    "kind" VARCHAR(20) NOT NULL,
    "channel" VARCHAR(10) NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "is_fixed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "notification_kinds_pkey" PRIMARY KEY ("kind", "channel"),
    CONSTRAINT "notification_kinds_fixed_is_on" CHECK ("is_on" OR NOT "is_fixed")
);
COMMENT ON COLUMN "notification_kinds"."is_fixed" IS 'Nobody can switch it off: what concerns their money and who gets in.';
INSERT INTO "notification_kinds" ("kind", "channel", "is_on", "is_fixed") VALUES
  ('tomorrow', 'in-app', true, false), ('tomorrow', 'email', false, false), ('tomorrow', 'push', true, false),
  ('tomorrow', 'sms', false, false), ('tomorrow', 'whatsapp', false, false),
  ('subscription', 'in-app', true, false), ('subscription', 'email', true, false), ('subscription', 'push', true, false),
  ('subscription', 'sms', false, false), ('subscription', 'whatsapp', false, false),
  ('answer', 'in-app', true, false), ('answer', 'email', true, false), ('answer', 'push', true, false),
  ('answer', 'sms', false, false), ('answer', 'whatsapp', false, false),
  ('money', 'in-app', true, true), ('money', 'email', true, true), ('money', 'push', true, false),
  ('money', 'sms', false, false), ('money', 'whatsapp', false, false),
  ('security', 'in-app', true, true), ('security', 'email', true, true), ('security', 'push', false, false);

-- What somebody chose otherwise.
CREATE TABLE "notification_choices" (
    "user_id" INTEGER NOT NULL,
    "kind" VARCHAR(20) NOT NULL,
    "channel" VARCHAR(10) NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "notification_choices_pkey" PRIMARY KEY ("user_id", "kind", "channel")
);
CREATE INDEX "notification_choices_kind_channel_idx" ON "notification_choices"("kind", "channel");
COMMENT ON INDEX "notification_choices_kind_channel_idx" IS 'the foreign key';
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_kind_channel_fkey"
  FOREIGN KEY ("kind", "channel") REFERENCES "notification_kinds"("kind", "channel") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION notification_choices_refuse_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NOT NEW.is_on AND EXISTS (SELECT FROM notification_kinds k WHERE k.kind = NEW.kind AND k.channel = NEW.channel AND k.is_fixed) THEN
    RAISE EXCEPTION 'notifications of % by % cannot be switched off', NEW.kind, NEW.channel USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notification_choices_refuse_fixed BEFORE INSERT OR UPDATE ON "notification_choices"
  FOR EACH ROW EXECUTE FUNCTION notification_choices_refuse_fixed();

-- On which channels somebody is told of a kind. With its owner's rights: whoever tells them need not read what they chose.
CREATE FUNCTION channels_of(person integer, told_kind text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT k.channel::text FROM notification_kinds k
    LEFT JOIN notification_choices c ON c.user_id = person AND c.kind = k.kind AND c.channel = k.channel
  WHERE k.kind = told_kind AND coalesce(c.is_on, k.is_on) AND k.channel IN ('in-app', 'email')
    AND (person = app_user_id() OR app_is_staff() OR app_role() = 'system')
$$;

ALTER TABLE "notification_kinds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "notification_choices" ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON "notification_kinds" TO tiffin_customer, tiffin_system;
CREATE POLICY everybody_reads ON "notification_kinds" FOR SELECT TO tiffin_customer, tiffin_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON "notification_choices" TO tiffin_system;
CREATE POLICY system_everything ON "notification_choices" TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ("is_on", "chosen_at") ON "notification_choices" TO tiffin_customer;
CREATE POLICY customer_reads_own ON "notification_choices" FOR SELECT TO tiffin_customer USING (user_id = (SELECT app_user_id()));
CREATE POLICY customer_chooses ON "notification_choices" FOR INSERT TO tiffin_customer WITH CHECK (user_id = (SELECT app_user_id()));
CREATE POLICY customer_changes ON "notification_choices" FOR UPDATE TO tiffin_customer
  USING (user_id = (SELECT app_user_id())) WITH CHECK (user_id = (SELECT app_user_id()));

-- A customer reads what they were told in the product, and marks it as read. What waits to be sent is not theirs to see or change.
GRANT SELECT ("id", "user_id", "channel", "kind", "subject", "text", "link", "created_at", "expires_at", "read_at"),
  UPDATE ("read_at") ON "notifications" TO tiffin_customer;
CREATE POLICY customer_reads_own ON "notifications" FOR SELECT TO tiffin_customer
  USING (channel = 'in-app' AND user_id = (SELECT app_user_id()));
CREATE POLICY customer_reads_it ON "notifications" FOR UPDATE TO tiffin_customer
  USING (channel = 'in-app' AND user_id = (SELECT app_user_id()))
  WITH CHECK (channel = 'in-app' AND user_id = (SELECT app_user_id()));
ALTER POLICY mail_to_self ON "notifications" WITH CHECK (CASE WHEN channel = 'email'
  THEN recipient = (SELECT email FROM users WHERE id = app_user_id()) AND coalesce(user_id, app_user_id()) = app_user_id()
  ELSE user_id = app_user_id() END);
ALTER POLICY mail_to_self ON "notifications" RENAME TO told_to_self;
ALTER POLICY staff_mail_to_known ON "notifications" WITH CHECK (app_role() IN ('driver', 'support', 'admin', 'owner')
  AND CASE WHEN channel = 'email' THEN EXISTS (SELECT FROM users WHERE users.email = notifications.recipient)
    ELSE EXISTS (SELECT FROM users WHERE users.id = notifications.user_id AND users.role = 'customer') END);
ALTER POLICY staff_mail_to_known ON "notifications" RENAME TO staff_tells_known;
