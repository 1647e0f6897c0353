// Secrets that systemd keeps encrypted and hands to one service: files named like their variables, in a folder that no other
// process sees and that is gone with the service.
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const VARIABLE = /^[A-Z][A-Z0-9_]*$/;

/**
 * Completes the environment by what systemd handed over, which counts before what is set there.
 * @param {Record<string, string | undefined>} environment
 */
export function takeCredentials(environment = process.env) {
  const folder = environment.CREDENTIALS_DIRECTORY;
  if (!folder) return;
  for (const name of fs.readdirSync(folder).filter((file) => VARIABLE.test(file)))
    environment[name] = fs.readFileSync(path.join(folder, name), "utf8").trim();
}

/** Secrets of the backups, the migrations and the mailbox: no request needs one. */
const FOREIGN_TO_WEB = ["DATABASE_OWNER_URL", "BACKUP_KEY", "S3_SECRET_ACCESS_KEY"];

/**
 * The web server goes on without what others need; of the mail server it keeps where it is, since pages say whether letters leave.
 * @param {Record<string, string | undefined>} environment
 */
export function forgetForeignSecrets(environment = process.env) {
  for (const name of FOREIGN_TO_WEB) delete environment[name];
  const { SMTP_URL } = environment;
  if (!SMTP_URL) return;
  const url = new URL(SMTP_URL);
  url.username = url.password = "";
  environment.SMTP_URL = url.href;
}

/**
 * The worker seals and opens nothing of a visitor's, and the gateway does not call it: where it is not handed those secrets, it
 * goes on with some that are nobody's.
 * @param {Record<string, string | undefined>} environment
 */
export function doWithoutSecrets(environment = process.env) {
  environment.AUTH_SECRET ||= randomBytes(32).toString("base64url");
  environment.STRIPE_WEBHOOK_SECRET ||= `whsec_${randomBytes(32).toString("base64url")}`;
}
