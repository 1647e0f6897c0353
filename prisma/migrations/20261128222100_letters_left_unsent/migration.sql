-- A letter that failed stands on the office's list until it is sent again or, by an admin, left unsent.
ALTER TABLE "mails" DROP CONSTRAINT "mails_ended_known",
  ADD CONSTRAINT "mails_ended_known"
    CHECK ("ended" IN ('refused', 'gave-up', 'too-old', 'replaced', 'shown-here', 'left-unsent'));
DROP POLICY admin_sends_again ON "mails";
CREATE POLICY admin_sends_again ON "mails" FOR UPDATE TO tiffin_staff
  USING (app_is_admin() AND "ended" IS NOT NULL)
  WITH CHECK (app_is_admin() AND ("ended" IS NULL OR "ended" = 'left-unsent'));
