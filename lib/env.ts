import { z } from "zod";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const port = z.coerce.number().int().min(0).max(65535);
const url = z.url({ protocol: /^https?$/ });

const webhookSecrets = z
  .string()
  .regex(
    /^whsec_[^\s,]+(\s*,\s*whsec_[^\s,]+)?$/,
    "must be one whsec_…, or two with a comma between them while one replaces the other",
  )
  .transform((text) => text.split(",").map((secret) => secret.trim()));

const schema = z
  .object({
    PORT: port.default(3000),
    APP_URL: url.default("http://127.0.0.1:3000"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    AUTH_SECRET: z.string().min(32),
    STRIPE_SECRET_KEY: z.string().regex(/^[sr]k_(test|live)_/),
    STRIPE_PUBLISHABLE_KEY: z.string().regex(/^pk_(test|live)_/),
    STRIPE_WEBHOOK_SECRET: webhookSecrets,
    STRIPE_API_BASE: optional(url),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: z.string().default("TiffinTrack <kitchen@tiffintrack.test>"),
    UPLOAD_DIR: z.string().default(".data/uploads"),
    METRICS_TOKEN: optional(z.string().min(16)),
    TIFFINTRACK_NOW: optional(z.iso.datetime({ offset: true }).transform((text) => new Date(text))),
    TIFFINTRACK_NOW_ORIGIN: optional(z.coerce.number().int().positive()),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .refine((value) => !(value.TIFFINTRACK_NOW && /_live_/.test(value.STRIPE_SECRET_KEY)), {
    path: ["TIFFINTRACK_NOW"],
    message: "must not be set together with a live Stripe key",
  });

export type Env = z.infer<typeof schema>;

/**
 * Parses the environment.
 * @throws Error with one line that names each missing or malformed variable, never its value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = issue.path.join(".");
    return source[name] === undefined && issue.code === "invalid_type"
      ? `${name} is missing`
      : `${name}: ${issue.message}`;
  });
  throw new Error(`Environment: ${lines.join("; ")}`);
}

let parsed: Env | undefined;

/** The environment, parsed once. instrumentation.ts and the worker ask for it at start, so a mistake stops them there. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
