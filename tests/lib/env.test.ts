import { parseEnv } from "@/lib/env";

const complete = {
  DATABASE_URL: "postgresql://kitchen@127.0.0.1/tiffintrack",
  AUTH_SECRET: "a-secret-of-more-than-thirty-two-characters",
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_PUBLISHABLE_KEY: "pk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
};

test("a complete environment gets its defaults", () => {
  expect(parseEnv(complete)).toMatchObject({ PORT: 3000, LOG_LEVEL: "info", UPLOAD_DIR: ".data/uploads" });
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
  ["STRIPE_API_BASE", "127.0.0.1:12111"],
  ["SMTP_URL", "https://mail.example.com"],
  ["TIFFINTRACK_NOW", "tomorrow"],
  ["PORT", "eighty"],
  ["LOG_LEVEL", "loud"],
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

test("a moved clock and a live Stripe key never go together", () => {
  const live = { ...complete, STRIPE_SECRET_KEY: "sk_live_1", STRIPE_PUBLISHABLE_KEY: "pk_live_1" };
  expect(parseEnv(live).STRIPE_SECRET_KEY).toBe("sk_live_1");
  expect(() => parseEnv({ ...live, TIFFINTRACK_NOW: "2026-11-21T06:00:00Z" })).toThrow("TIFFINTRACK_NOW");
});
