// For commands that work beside a running product, or without one: the embedded default's environment.
import { openDatabase } from "./database.mjs";
import { embeddedAddresses, keptVariables, localAddress } from "./environment.mjs";
import { keptSecret } from "./secrets.mjs";

const withoutAProduct = () => ({
  APP_URL: localAddress(process.env.PORT || 3000),
  AUTH_SECRET: keptSecret("auth-secret"),
  STRIPE_SECRET_KEY: keptSecret("sandbox-secret-key", "sk_test_"),
  STRIPE_PUBLISHABLE_KEY: keptSecret("sandbox-publishable-key", "pk_test_"),
  STRIPE_WEBHOOK_SECRET: keptSecret("sandbox-webhook-secret", "whsec_"),
  STRIPE_API_BASE: "http://127.0.0.1:12111",
});

/**
 * Completes process.env as `npm run up` would have; with DATABASE_URL set it is left as it is. Returns `close`, which
 * stops a database that was started for this.
 */
export async function useLocalEnvironment() {
  if (process.env.DATABASE_URL) return async () => {};
  const { url, close } = await openDatabase();
  const kept = keptVariables();
  const variables = { ...withoutAProduct(), ...kept, ...embeddedAddresses(url) };
  for (const [name, value] of Object.entries(variables)) process.env[name] ||= value;
  return close;
}
