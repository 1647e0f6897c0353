DROP POLICY customer_own ON "push_devices";
REVOKE SELECT ("id", "user_id", "endpoint") ON "push_devices" FROM tiffin_customer;
DROP TRIGGER push_ends_with_session ON "sessions";
DROP FUNCTION push_ends_with_session();
ALTER TABLE "push_devices" DROP COLUMN "session_id";
