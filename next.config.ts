import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// The content security policy carries a nonce per request: proxy.ts sets it.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin-allow-popups" },
  {
    key: "Permissions-Policy",
    value: 'camera=(), microphone=(), geolocation=(), payment=(self "https://js.stripe.com")',
  },
];

// Headers are fixed when the product is built, the address only when it starts: the web server sets this one of a request
// from APP_URL (scripts/web/forwarded.mjs).
const onlyOverHttps = {
  source: "/:path*",
  has: [{ type: "header" as const, key: "x-forwarded-proto", value: "https" }],
  headers: [{ key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" }],
};

const config: NextConfig = {
  // the product alone: an install in production lacks the packages of the tests
  typescript: { tsconfigPath: "tsconfig.build.json" },
  poweredByHeader: false,
  typedRoutes: true,
  generateBuildId: () => process.env.TIFFINTRACK_BUILD_ID ?? null,
  // Native or self-locating packages, which a bundle breaks.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "fontkit",
    "nodemailer",
    "pdfkit",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "sharp",
  ],
  outputFileTracingExcludes: {
    "/*": [
      "./.data/**",
      "./bench/**",
      "./docs/**",
      "./proving/**",
      "./sandbox/**",
      "./scripts/**",
      "./tests/**",
    ],
  },
  experimental: { serverActions: { bodySizeLimit: "6mb" } }, // a plan's picture
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  headers: async () => [{ source: "/:path*", headers: securityHeaders }, onlyOverHttps],
};

export default createNextIntlPlugin("./lib/i18n.ts")(config);
