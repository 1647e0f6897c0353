// The environment that every jest test sees, whatever is set in the shell that started it.
import os from "node:os";
import path from "node:path";

export const TEST_ENVIRONMENT = {
  TZ: "America/Los_Angeles", // hostile: a day computed in the machine's zone shows up as a failure
  AUTH_SECRET: "a-secret-of-the-tests-of-more-than-32-characters",
  APP_URL: "http://127.0.0.1:3000",
  STRIPE_SECRET_KEY: "sk_test_jest",
  STRIPE_PUBLISHABLE_KEY: "pk_test_jest",
  STRIPE_WEBHOOK_SECRET: "whsec_jest",
  UPLOAD_DIR: path.join(os.tmpdir(), "tiffintrack-test-uploads"),
  LOG_LEVEL: "silent",
};

const mustBeUnset = [
  "DATABASE_URL",
  "DATABASE_REPLICA_URL",
  "STRIPE_API_BASE",
  "SMTP_URL",
  "TIFFINTRACK_NOW",
  "VIRUS_SCANNER",
];

export function applyTestEnvironment() {
  for (const name of mustBeUnset) delete process.env[name];
  Object.assign(process.env, TEST_ENVIRONMENT);
}
