-- What each account came to at the end of a month, so that a balance need not sum all that ever happened.
CREATE TABLE "account_closings" (
    "month" DATE NOT NULL,
    "account" VARCHAR(30) NOT NULL,
    "balance" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "account_closings_pkey" PRIMARY KEY ("month", "account")
);
ALTER TABLE account_closings ADD CONSTRAINT account_closings_month_check CHECK (extract(day FROM month) = 1);

CREATE TRIGGER account_closings_append_only BEFORE UPDATE OR DELETE ON account_closings
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER account_closings_no_truncate BEFORE TRUNCATE ON account_closings
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

ALTER TABLE account_closings ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON account_closings TO tiffin_staff;
GRANT SELECT, INSERT ON account_closings TO tiffin_system;
CREATE POLICY office_reads ON account_closings FOR SELECT TO tiffin_staff
  USING (app_is_admin() OR app_role() = 'support');
CREATE POLICY system_everything ON account_closings TO tiffin_system USING (true) WITH CHECK (true);
