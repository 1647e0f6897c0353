DROP POLICY office_reads_claims ON email_claims;
REVOKE SELECT (user_id, email, proved_at) ON email_claims FROM tiffin_staff;
