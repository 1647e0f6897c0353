-- The e-mail that somebody says is theirs, until they follow a link mailed to it. Of an account that has proved none it is what
-- they typed at the sign-up; of another one, the address that it changes to. Many may claim one address, one can prove it.
CREATE TABLE "email_claims" (
    "user_id" INTEGER NOT NULL,
    "email" VARCHAR(120) NOT NULL,
    "proved_at" TIMESTAMPTZ(3),
    "agreed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "email_claims_pkey" PRIMARY KEY ("user_id")
);
CREATE INDEX "email_claims_email_idx" ON "email_claims"("email");
COMMENT ON INDEX email_claims_email_idx IS 'Who claims an address, at each log-in and each link.';
ALTER TABLE "email_claims" ADD CONSTRAINT "email_claims_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE email_claims ADD CONSTRAINT email_claims_email_check CHECK (email = lower(email) AND email <> '');

ALTER TABLE email_claims ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON email_claims TO tiffin_system;
CREATE POLICY system_everything ON email_claims TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT ON email_claims TO tiffin_customer;
CREATE POLICY own_claim ON email_claims FOR SELECT TO tiffin_customer USING (user_id = app_user_id());
