// The environment that the product's parts get: the caller's, completed for the embedded default.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { inData } from "./paths.mjs";
import { keepFile, keptSecret } from "./secrets.mjs";
import { StackError } from "./stack-error.mjs";

export const usesSandbox = () => !process.env.STRIPE_SECRET_KEY;
export const usesEmbeddedDatabase = () => !process.env.DATABASE_URL;
export const isLive = () => /_live_/.test(process.env.STRIPE_SECRET_KEY ?? "");
export const host = () => process.env.HOST || "127.0.0.1";

export const isLoopback = (name) => ["127.0.0.1", "::1", "[::1]", "localhost"].includes(name);

/** The web server's address from this machine. */
export function localAddress(port) {
  const name = ["0.0.0.0", "::", ""].includes(host()) ? "127.0.0.1" : host();
  return `http://${name}:${port}`;
}

/** Before anything is started, says in one line what is missing. */
export function checkEnvironment() {
  const required = [];
  if (!usesEmbeddedDatabase()) required.push("AUTH_SECRET", "APP_URL");
  if (!usesSandbox()) required.push("STRIPE_PUBLISHABLE_KEY", "STRIPE_WEBHOOK_SECRET");
  const missing = required.filter((name) => !process.env[name]);
  if (missing.length) throw new StackError(`${missing.join(" and ")} must be set (see README.md)`);
  const now = process.env.TIFFINTRACK_NOW;
  if (now && Number.isNaN(Date.parse(now)))
    throw new StackError(`TIFFINTRACK_NOW must be an instant like 2026-11-24T06:30:00Z, not "${now}"`);
  if (now && isLive()) throw new StackError("TIFFINTRACK_NOW may not be set together with a live Stripe key");
}

/** Made once: a browser that was switched on under another one would get nothing more. */
const vapidKey = () => createHash("sha256").update(keptSecret("vapid-key")).digest("base64url");

const sandboxVariables = (port) => ({
  STRIPE_SECRET_KEY: keptSecret("sandbox-secret-key", "sk_test_"),
  STRIPE_PUBLISHABLE_KEY: keptSecret("sandbox-publishable-key", "pk_test_"),
  STRIPE_WEBHOOK_SECRET: keptSecret("sandbox-webhook-secret", "whsec_"),
  STRIPE_API_BASE: `http://127.0.0.1:${port}`,
});

/** The embedded database's addresses, one for each login, derived from its owner's. */
export function embeddedAddresses(ownerUrl) {
  const as = (name) => {
    const url = new URL(ownerUrl);
    url.username = `tiffin_${name}`;
    url.password = keptSecret(`database-${name}-password`);
    return url.href;
  };
  return {
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_URL: as("visitors"),
    DATABASE_SYSTEM_URL: as("jobs"),
  };
}

/** The variables that every part gets on top of the caller's. `databaseUrl` is the owner's if the database is embedded. */
export function stackVariables({ databaseUrl, ports }) {
  const now = process.env.TIFFINTRACK_NOW;
  return {
    ...(usesEmbeddedDatabase() ? embeddedAddresses(databaseUrl) : { DATABASE_URL: databaseUrl }),
    AUTH_SECRET: process.env.AUTH_SECRET || keptSecret("auth-secret"),
    PORT: String(ports.web),
    APP_URL: process.env.APP_URL || localAddress(ports.web),
    VAPID_PRIVATE_KEY: process.env.VAPID_PRIVATE_KEY || vapidKey(),
    UPLOAD_DIR: process.env.UPLOAD_DIR || inData("uploads"),
    ...(usesSandbox() && sandboxVariables(ports.sandbox)),
    // The parts start at different moments; their clocks all tick on from the same one.
    ...(now && { TIFFINTRACK_NOW: now, TIFFINTRACK_NOW_ORIGIN: String(Date.now()) }),
  };
}

/** The sandbox keeps its objects in a schema that it creates itself. */
export function sandboxOnlyVariables({ ports, variables }) {
  return {
    DATABASE_URL: variables.DATABASE_OWNER_URL ?? variables.DATABASE_URL,
    SANDBOX_PORT: String(ports.sandbox),
    SANDBOX_WEBHOOK_URL: `http://127.0.0.1:${ports.web}/api/webhooks/stripe`,
    SANDBOX_WEBHOOK_SECRET: variables.STRIPE_WEBHOOK_SECRET,
  };
}

const KEPT = "environment.json";

export function keepVariables(variables) {
  keepFile(KEPT, JSON.stringify(variables, null, 2));
  keepFile("database-url", variables.DATABASE_OWNER_URL);
}

/** The variables of this data folder's last start: what `npm run job` uses beside a running product. */
export function keptVariables() {
  try {
    return JSON.parse(fs.readFileSync(inData(KEPT), "utf8"));
  } catch {
    return {};
  }
}
