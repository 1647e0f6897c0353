// The six questions of a first production run, and the environment that their answers make.
import { randomBytes } from "node:crypto";
import { z } from "zod";

export type Question = {
  name: "address" | "database" | "secretKey" | "publishableKey" | "mail" | "owner";
  asks: string;
  /** What a good answer is, in words; null when it is one. */
  fault: (answer: string) => string | null;
};

const isUrl = (text: string, protocol: RegExp) => z.url({ protocol }).safeParse(text).success;
/** Both systemd and a shell read the file; neither can hold these in quotes. */
const isQuotable = (text: string) => !/['\n\r\\]/.test(text);

const ownerSchema = z
  .string()
  .transform((text) => /^(\S+)\s+(\+?[\d-]{10,16})\s+(.+)$/.exec(text.trim()))
  .transform((found) =>
    found ? { email: found[1] ?? "", phone: found[2] ?? "", name: found[3] ?? "" } : null,
  )
  .refine((owner) => owner !== null && z.email().safeParse(owner.email).success);

export function ownerOf(answer: string): { email: string; phone: string; name: string } {
  const owner = ownerSchema.parse(answer);
  if (!owner) throw new RangeError(`no owner: ${answer}`);
  return owner;
}

const asKey = (start: RegExp, example: string) => (answer: string) =>
  start.test(answer) && isQuotable(answer) ? null : `a key that begins with ${example}`;

export const QUESTIONS: readonly Question[] = [
  {
    name: "address",
    asks: "The address people will type, like https://tiffin.example.com",
    fault: (answer) => (isUrl(answer, /^https$/) ? null : "an address that begins with https://"),
  },
  {
    name: "database",
    asks: "A PostgreSQL of your own, as postgresql://owner:password@host/database (empty: the one that comes with it)",
    fault: (answer) =>
      answer === "" || (isUrl(answer, /^postgres(ql)?$/) && isQuotable(answer))
        ? null
        : "an address of PostgreSQL, or nothing",
  },
  {
    name: "secretKey",
    asks: "Stripe's secret key (sk_live_... or sk_test_...)",
    fault: asKey(/^[sr]k_(test|live)_\w+$/, "sk_live_ or sk_test_"),
  },
  {
    name: "publishableKey",
    asks: "Stripe's publishable key (pk_live_... or pk_test_...)",
    fault: asKey(/^pk_(test|live)_\w+$/, "pk_live_ or pk_test_"),
  },
  {
    name: "mail",
    asks: "The mail server, as smtps://user:password@host (empty: letters wait until there is one)",
    fault: (answer) =>
      answer === "" || (isUrl(answer, /^smtps?$/) && isQuotable(answer))
        ? null
        : "an address of a mail server, or nothing",
  },
  {
    name: "owner",
    asks: "Who owns it: e-mail, phone, full name, like asha@example.com 9820012345 Asha Kulkarni",
    fault: (answer) =>
      ownerSchema.safeParse(answer).success && isQuotable(answer)
        ? null
        : "an e-mail, ten digits and a name, with spaces between",
  },
];

export type Answers = Record<Question["name"], string>;

const secret = () => randomBytes(32).toString("base64url");

/** @param made secrets that are made at the first run and never again */
export function environmentOf(
  answers: Answers,
  made: { webhookSecret: string; backupKey: string },
): Record<string, string> {
  const { hostname } = new URL(answers.address);
  return {
    NODE_ENV: "production",
    APP_URL: answers.address.replace(/\/$/, ""),
    TRUSTED_PROXIES: "1",
    TIFFINTRACK_DATA_DIR: "/var/lib/tiffintrack",
    AUTH_SECRET: secret(),
    METRICS_TOKEN: secret(),
    BACKUP_KEY: made.backupKey,
    STRIPE_SECRET_KEY: answers.secretKey,
    STRIPE_PUBLISHABLE_KEY: answers.publishableKey,
    STRIPE_WEBHOOK_SECRET: made.webhookSecret,
    ...(answers.database && { DATABASE_URL: answers.database }),
    ...(answers.mail && { SMTP_URL: answers.mail, MAIL_FROM: `kitchen@${hostname}` }),
  };
}

/** As systemd and a shell both read it. */
export const environmentFile = (variables: Record<string, string>): string =>
  [
    "# TiffinTrack's environment, made by tiffintrack setup. It holds secrets: for root alone (0600).",
    ...Object.entries(variables).map(([name, value]) => `${name}='${value}'`),
    "",
  ].join("\n");
