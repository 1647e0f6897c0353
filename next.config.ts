import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

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
  // the door refuses more before Next.js sees it (scripts/web/door.mjs); it also gives every answer its headers
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  allowedDevOrigins: ["127.0.0.1", "localhost"],
};

export default createNextIntlPlugin("./lib/i18n.ts")(config);
