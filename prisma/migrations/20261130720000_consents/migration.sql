-- Which version of the privacy notice somebody agreed to, was told of, or took their consent back from, and when. It holds no
-- text of theirs: once the account is erased it speaks of a number.
CREATE TABLE "consents" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "notice" VARCHAR(10) NOT NULL,
    "kind" VARCHAR(10) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "consents_user_id_notice_idx" ON "consents"("user_id", "notice");
COMMENT ON INDEX consents_user_id_notice_idx IS 'The latest notice that a person knows, read with every page of theirs.';
ALTER TABLE "consents" ADD CONSTRAINT "consents_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE consents ADD CONSTRAINT consents_kind_check CHECK (kind IN ('given', 'told', 'withdrawn')),
  ADD CONSTRAINT consents_notice_check CHECK (notice ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$');

CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON consents
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER consents_no_truncate BEFORE TRUNCATE ON consents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE consents ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON consents TO tiffin_customer, tiffin_system;
GRANT USAGE ON SEQUENCE consents_id_seq TO tiffin_customer, tiffin_system;
CREATE POLICY system_everything ON consents TO tiffin_system USING (true) WITH CHECK (true);
CREATE POLICY customer_own ON consents TO tiffin_customer
  USING (user_id = app_user_id()) WITH CHECK (user_id = app_user_id());

-- Where people write by WhatsApp, and who answers complaints about personal data.
ALTER TABLE settings ADD COLUMN kitchen_whatsapp VARCHAR(10), ADD COLUMN grievance_contact VARCHAR(200);
ALTER TABLE settings ADD CONSTRAINT settings_kitchen_whatsapp_check CHECK (kitchen_whatsapp ~ '^[6-9][0-9]{9}$'),
  ADD CONSTRAINT settings_grievance_contact_check CHECK (grievance_contact <> '');
