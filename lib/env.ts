import { z } from "zod";
import { isLineSaid, LINE_UNSAID } from "@/lib/database-line.mjs";
import { hasKnownOptions, SMTP_OPTIONS_SAID } from "@/lib/post/smtp-options";
import { isVapidKey } from "@/lib/post/vapid-key";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const whole = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`);
const url = (protocol: RegExp, example: string) =>
  z.url({
    protocol,
    abort: true,
    error: (issue) => (issue.input === undefined ? undefined : `must be like ${example}`),
  });
const database = url(/^postgres(ql)?$/, "postgresql://user:password@host:5432/database").refine(
  isLineSaid,
  LINE_UNSAID,
);
const key = (start: RegExp, example: string) => z.string().regex(start, `must begin with ${example}`);

const webhookSecrets = z
  .string()
  .regex(
    /^whsec_[^\s,]+(\s*,\s*whsec_[^\s,]+)?$/,
    "must be one whsec_…, or two with a comma between them while one replaces the other",
  )
  .transform((text) => text.split(",").map((secret) => secret.trim()));

/** "Name <box@host>" or "box@host", as a letter's From needs it. */
const mailbox = z
  .string()
  .refine(
    (text) => z.email().safeParse(/^[^<>]*<([^<>]+)>$/.exec(text.trim())?.[1] ?? text.trim()).success,
    'must be an address like "Asha\'s Kitchen <kitchen@example.com>"',
  );

const UNSENDABLE = "TiffinTrack <kitchen@tiffintrack.test>";

const schema = z
  .object({
    PORT: whole(0, 65_535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    APP_URL: url(/^https?$/, "https://tiffin.example.com"),
    TRUSTED_PROXIES: whole(0, 10).default(0),
    DATABASE_URL: database,
    /** The login for jobs and whatever acts as the system; without it, that of DATABASE_URL. */
    DATABASE_SYSTEM_URL: optional(database),
    AUTH_SECRET: z.string().min(32, "must have 32 characters or more"),
    /** The previous secret, while sessions that were sealed with it still run. */
    AUTH_SECRET_PREVIOUS: optional(z.string().min(32, "must have 32 characters or more")),
    STRIPE_SECRET_KEY: key(/^[sr]k_(test|live)_/, "sk_live_ or sk_test_"),
    STRIPE_PUBLISHABLE_KEY: key(/^pk_(test|live)_/, "pk_live_ or pk_test_"),
    STRIPE_WEBHOOK_SECRET: webhookSecrets,
    STRIPE_API_BASE: optional(url(/^https?$/, "http://127.0.0.1:12111")),
    SMTP_URL: optional(
      url(/^smtps?$/, "smtps://user:password@host:465").refine(hasKnownOptions, SMTP_OPTIONS_SAID),
    ),
    MAIL_FROM: mailbox.default(UNSENDABLE),
    /** Where versions of before kept the pictures of plans; they are taken into the database from there. */
    UPLOAD_DIR: z.string().default(".data/uploads"),
    /** clamd, which looks at each picture that arrives; without it nothing does. */
    VIRUS_SCANNER: optional(url(/^tcp$/, "tcp://127.0.0.1:3310")),
    /** Signs what is pushed to browsers; without it nobody is offered that. */
    VAPID_PRIVATE_KEY: optional(z.string().refine(isVapidKey, "must be a key of 32 bytes in base64url")),
    METRICS_TOKEN: optional(z.string().min(16, "must have 16 characters or more")),
    TIFFINTRACK_NOW: optional(
      z.iso
        .datetime({ offset: true, error: "must be an instant like 2026-11-24T06:30:00Z" })
        .transform((text) => new Date(text)),
    ),
    TIFFINTRACK_NOW_ORIGIN: optional(z.coerce.number().int().positive()),
    /** Set only by `npm run up`: the demo's passwords may be in force. */
    TIFFINTRACK_DEMO_LOGINS: optional(z.literal("1")),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  })
  .superRefine((value, context) => {
    for (const [path, message] of unsafe(value)) context.addIssue({ code: "custom", path: [path], message });
  });

type Given = {
  APP_URL: string;
  STRIPE_SECRET_KEY: string;
  STRIPE_PUBLISHABLE_KEY: string;
  STRIPE_API_BASE?: string | undefined;
  SMTP_URL?: string | undefined;
  MAIL_FROM: string;
  TIFFINTRACK_NOW?: Date | undefined;
  TIFFINTRACK_DEMO_LOGINS?: "1" | undefined;
};

const isLiveKey = (text: string) => text.includes("_live_");
const isLoopback = (text: string) => ["127.0.0.1", "localhost", "[::1]"].includes(new URL(text).hostname);

type Doubt = [name: keyof Given, says: string | false];

/** Settings that are well formed but would still do harm, each with what to do about it. */
function unsafe(given: Given): [keyof Given, string][] {
  const isSentNowhere = given.SMTP_URL !== undefined && given.MAIL_FROM === UNSENDABLE;
  const doubts: Doubt[] = [
    ...addressDoubts(given),
    ...keyDoubts(given),
    ["MAIL_FROM", isSentNowhere && "must be set together with SMTP_URL"],
  ];
  return doubts.flatMap(([name, says]) => (says ? [[name, says] satisfies [keyof Given, string]] : []));
}

function addressDoubts({ APP_URL, STRIPE_SECRET_KEY, TIFFINTRACK_DEMO_LOGINS }: Given): Doubt[] {
  const isPlain = new URL(APP_URL).protocol === "http:";
  const isLive = isLiveKey(STRIPE_SECRET_KEY);
  return [
    [
      "APP_URL",
      isPlain && !isLoopback(APP_URL) && "must begin with https://, unless it names this machine only",
    ],
    ["APP_URL", isPlain && isLoopback(APP_URL) && isLive && "must be https:// with a live Stripe key"],
    [
      "TIFFINTRACK_DEMO_LOGINS",
      TIFFINTRACK_DEMO_LOGINS !== undefined &&
        (isLive || !isLoopback(APP_URL)) &&
        "must not be set beyond the demo: nobody would have to set up a second step",
    ],
  ];
}

function keyDoubts(given: Given): Doubt[] {
  const isLive = isLiveKey(given.STRIPE_SECRET_KEY);
  return [
    [
      "STRIPE_PUBLISHABLE_KEY",
      isLive !== isLiveKey(given.STRIPE_PUBLISHABLE_KEY) &&
        "must be of the same mode as STRIPE_SECRET_KEY: both live or both test",
    ],
    [
      "STRIPE_API_BASE",
      isLive && given.STRIPE_API_BASE !== undefined && "must not be set together with a live Stripe key",
    ],
    [
      "TIFFINTRACK_NOW",
      isLive && given.TIFFINTRACK_NOW !== undefined && "must not be set together with a live Stripe key",
    ],
  ];
}

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

/** The environment, parsed once. instrumentation.ts and the worker call this at start, so a mistake stops them there. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
