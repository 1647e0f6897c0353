-- In which version of the gateway's API its webhooks come, once one came in another than ours: the owner is told.
CREATE TABLE "webhook_version" (
  "id" SMALLINT NOT NULL DEFAULT 1,
  "api_version" VARCHAR(50),
  "since" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "webhook_version_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "webhook_version_single" CHECK ("id" = 1)
);
ALTER TABLE "webhook_version" ENABLE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON "webhook_version" TO tiffin_system;
CREATE POLICY system_everything ON "webhook_version" TO tiffin_system USING (true) WITH CHECK (true);
GRANT SELECT ON "webhook_version" TO tiffin_staff;
CREATE POLICY office_reads ON "webhook_version" FOR SELECT TO tiffin_staff
  USING (app_is_admin() OR app_role() = 'support');
