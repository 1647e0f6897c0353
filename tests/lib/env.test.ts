import { parseEnv } from "@/lib/env";

const complete = {
  APP_URL: "https://tiffin.example.com",
  DATABASE_URL: "postgresql://kitchen@127.0.0.1/tiffintrack",
  AUTH_SECRET: "a-secret-of-more-than-thirty-two-characters",
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_PUBLISHABLE_KEY: "pk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
};

test("a complete environment gets its defaults", () => {
  expect(parseEnv(complete)).toMatchObject({ PORT: 3000, LOG_LEVEL: "info", UPLOAD_DIR: ".data/uploads" });
});

test("unless it is said otherwise nobody comes in but from this machine, and no proxy is believed", () => {
  expect(parseEnv(complete)).toMatchObject({ HOST: "127.0.0.1", TRUSTED_PROXIES: 0 });
});

test.each(Object.keys(complete))("%s is named when it is missing", (name) => {
  expect(() => parseEnv({ ...complete, [name]: undefined })).toThrow(`Environment: ${name} is missing`);
});

test.each([
  ["DATABASE_URL", "mysql://kitchen@127.0.0.1/tiffintrack"],
  ["AUTH_SECRET", "too short"],
  ["STRIPE_SECRET_KEY", "pk_test_1"],
  ["STRIPE_PUBLISHABLE_KEY", "sk_test_1"],
  ["STRIPE_WEBHOOK_SECRET", "secret"],
  ["STRIPE_API_BASE", "localhost:9"],
  ["SMTP_URL", "https://mail.example.com"],
  ["TIFFINTRACK_NOW", "tomorrow"],
  ["PORT", "eighty"],
  ["LOG_LEVEL", "loud"],
  ["APP_URL", "asha.example"],
  ["MAIL_FROM", "the kitchen"],
  ["MAIL_FROM", "Kitchen <kitchen@>"],
  ["TRUSTED_PROXIES", "-1"],
  ["TRUSTED_PROXIES", "10.0.0.1"],
  ["METRICS_TOKEN", "short"],
])("a malformed %s is named, and its value kept out of the message", (name, value) => {
  const parse = () => parseEnv({ ...complete, [name]: value });
  expect(parse).toThrow(new RegExp(`^Environment: ${name}: .+$`));
  expect(parse).not.toThrow(value);
});

test.each([
  ["whsec_1", ["whsec_1"]],
  ["whsec_new, whsec_old", ["whsec_new", "whsec_old"]],
])("the webhook's secrets in %j", (text, secrets) => {
  expect(parseEnv({ ...complete, STRIPE_WEBHOOK_SECRET: text }).STRIPE_WEBHOOK_SECRET).toEqual(secrets);
});

test.each(["", "whsec_", "whsec_1,", "whsec_1,secret", "whsec_1,whsec_2,whsec_3"])(
  "the webhook's secrets can't be %j",
  (text) => {
    const parse = () => parseEnv({ ...complete, STRIPE_WEBHOOK_SECRET: text });
    expect(parse).toThrow(/^Environment: STRIPE_WEBHOOK_SECRET/);
  },
);

test("an empty variable counts as not set", () => {
  expect(parseEnv({ ...complete, SMTP_URL: "", TIFFINTRACK_NOW: "" })).toMatchObject({ SMTP_URL: undefined });
});

const demo = { TIFFINTRACK_DEMO_LOGINS: "1" };
const live = { ...complete, STRIPE_SECRET_KEY: "sk_live_1", STRIPE_PUBLISHABLE_KEY: "pk_live_1" };

test("a live shop at a public address starts", () => {
  expect(parseEnv(live).STRIPE_SECRET_KEY).toBe("sk_live_1");
});

test("plain http is for this machine alone", () => {
  expect(parseEnv({ ...complete, APP_URL: "http://localhost:3000" }).APP_URL).toBe("http://localhost:3000");
});

test.each([
  ["a live key with a test one", { ...live, STRIPE_PUBLISHABLE_KEY: "pk_test_1" }, "STRIPE_PUBLISHABLE_KEY"],
  [
    "a test key with a live one",
    { ...complete, STRIPE_PUBLISHABLE_KEY: "pk_live_1" },
    "STRIPE_PUBLISHABLE_KEY",
  ],
  [
    "a live key on another gateway",
    { ...live, STRIPE_API_BASE: "https://proxy.example.com" },
    "STRIPE_API_BASE",
  ],
  ["a live key and a moved clock", { ...live, TIFFINTRACK_NOW: "2026-11-21T06:00:00Z" }, "TIFFINTRACK_NOW"],
  ["a live key over plain http", { ...live, APP_URL: "http://127.0.0.1:3000" }, "APP_URL"],
  ["a public address over plain http", { ...complete, APP_URL: "http://tiffin.example.com" }, "APP_URL"],
  [
    "a database on another machine over a line it says nothing of",
    { ...complete, DATABASE_URL: "postgresql://kitchen@db.example.com/tiffintrack" },
    "DATABASE_URL",
  ],
  [
    "the same for the jobs' login",
    { ...complete, DATABASE_SYSTEM_URL: "postgresql://jobs@10.0.0.7/tiffintrack" },
    "DATABASE_SYSTEM_URL",
  ],
  ["the demo's log-ins at a public address", { ...complete, ...demo }, "TIFFINTRACK_DEMO_LOGINS"],
  ["the demo's log-ins with a live key", { ...live, ...demo }, "TIFFINTRACK_DEMO_LOGINS"],
  ["mail from nobody", { ...complete, SMTP_URL: "smtp://mail.example.com" }, "MAIL_FROM"],
])("refuses %s, in one line that names the variable", (_what, source, name) => {
  const parse = () => parseEnv(source);
  expect(parse).toThrow(new RegExp(`^Environment: ${name}: .+$`));
});

test.each([
  "postgresql://kitchen@db.example.com/tiffintrack?sslmode=verify-full",
  "postgresql://kitchen@10.0.0.7/tiffintrack?sslmode=disable",
  "postgresql://kitchen@[::1]:5433/tiffintrack",
])("a database on this machine, or one whose address says if the line is encrypted: %s", (address) => {
  expect(parseEnv({ ...complete, DATABASE_URL: address }).DATABASE_URL).toBe(address);
});
