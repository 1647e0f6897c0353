import { env } from "./env";

const STRIPE_JS = "https://js.stripe.com";
const STRIPE_FRAMES = ["https://js.stripe.com", "https://hooks.stripe.com"];
const STRIPE_API = "https://api.stripe.com";

const inDevelopment = (source: string) => (process.env.NODE_ENV === "development" ? [source] : []);

/** Only what is named: scripts with this request's nonce, frames of Stripe; nobody may frame us. */
export function contentSecurityPolicy(nonce: string): string {
  const { APP_URL, STRIPE_API_BASE } = env();
  const gateway = STRIPE_API_BASE ? [new URL(STRIPE_API_BASE).origin] : [];
  const ownScripts = ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'"];
  const directives: Record<string, string[]> = {
    "default-src": ["'none'"],
    "script-src": [...ownScripts, STRIPE_JS, ...inDevelopment("'unsafe-eval'")],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", STRIPE_API, ...gateway, ...inDevelopment("ws:")],
    "frame-src": [...STRIPE_FRAMES, ...gateway],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'", ...gateway],
    "manifest-src": ["'self'"],
    "worker-src": ["'self'"],
    ...(APP_URL.startsWith("https:") && { "upgrade-insecure-requests": [] }),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}
