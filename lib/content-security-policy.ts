import { env } from "./env";

const STRIPE_JS = "https://js.stripe.com";
const STRIPE_FRAMES = ["https://js.stripe.com", "https://hooks.stripe.com"];
const STRIPE_API = "https://api.stripe.com";

/** Only what is named: scripts with this request's nonce, frames of Stripe; nobody may frame us. */
export function contentSecurityPolicy(nonce: string): string {
  const gateway = env().STRIPE_API_BASE;
  const development = process.env.NODE_ENV === "development";
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      STRIPE_JS,
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": [
      "'self'",
      STRIPE_API,
      ...(gateway ? [new URL(gateway).origin] : []),
      ...(development ? ["ws:"] : []),
    ],
    "frame-src": gateway ? [...STRIPE_FRAMES, new URL(gateway).origin] : STRIPE_FRAMES,
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...(gateway ? [new URL(gateway).origin] : [])],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    ...(env().APP_URL.startsWith("https:") && { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
