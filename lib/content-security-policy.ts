import { env } from "./env";

const STRIPE_JS = "https://js.stripe.com";
const STRIPE_FRAMES = ["https://js.stripe.com", "https://hooks.stripe.com"];
const STRIPE_API = "https://api.stripe.com";

/** Scripts only with this request's nonce, frames only of Stripe, nobody may frame us. */
export function contentSecurityPolicy(nonce: string): string {
  const gateway = env().STRIPE_API_BASE;
  const development = process.env.NODE_ENV === "development";
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
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
    "base-uri": ["'self'"],
    "form-action": ["'self'", ...(gateway ? [new URL(gateway).origin] : [])],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
