-- Who calls the office names the address they signed up with: without it nobody finds an account that has proved none.
GRANT SELECT (user_id, email, proved_at) ON email_claims TO tiffin_staff;
CREATE POLICY office_reads_claims ON email_claims FOR SELECT TO tiffin_staff
  USING (app_is_admin() OR app_role() = 'support');
