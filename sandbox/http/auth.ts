import type { RawParams } from "./form";
import { unauthorized } from "../errors";

export type Caller = "secret" | "publishable";

/** "sk_live_abc" -> "sk_live_****": a key is never echoed in full, not even a wrong one. */
function maskKey(key: string): string {
  return `${/^[a-z]{2}_(live|test)_/.exec(key)?.[0] ?? ""}****`;
}

function keyFromHeader(header: string): string | null {
  const [scheme = "", value = ""] = header.split(" ");
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return null;
  return Buffer.from(value, "base64").toString().split(":")[0] ?? null;
}

/**
 * Who is asking. Accepts any test key, since there is only one account here; a live key is refused before anything
 * else is looked at. stripe.js sends its key as the parameter `key`, everybody else in the header.
 */
export function authenticate(header: string | undefined, params: RawParams): Caller {
  const fromParams = typeof params.key === "string" ? params.key : null;
  const key = header ? keyFromHeader(header) : fromParams;
  if (!key) {
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
    );
  }
  if (/^(sk|rk)_test_[\w-]+$/.test(key)) return "secret";
  if (/^pk_test_[\w-]+$/.test(key)) return "publishable";
  throw unauthorized(`Invalid API Key provided: ${maskKey(key)}`);
}
