import type { Backup } from "@/scripts/backup/catalogue";
import { HANDLED_TYPES } from "@/lib/features/gateway-reports/dispatch";
import { lastingUntil } from "@/scripts/doctor/address";
import { backupFinding, thirtyDaysOf } from "@/scripts/doctor/backups";
import { answersOf, lineOf, sumOf, weak, wrong, type Patient } from "@/scripts/doctor/finding";
import { endpointFinding } from "@/scripts/doctor/gateway";
import { clockFinding, spaceFinding } from "@/scripts/doctor/machine";
import { askSettings } from "@/scripts/doctor/settings";
import { parseEnv } from "@/lib/env";
import Stripe from "stripe";

const GB = 1024 ** 3;
const noon = new Date("2026-11-20T12:00:00Z");

/** The settings of a kitchen that serves, but for what is given. */
function patient(given: Record<string, string> = {}): Patient {
  const env = parseEnv({
    APP_URL: "https://tiffin.example.com",
    TRUSTED_PROXIES: "1",
    DATABASE_URL: "postgresql://visitors:secret@db.example.com:5432/tiffin?sslmode=verify-full",
    AUTH_SECRET: "s".repeat(32),
    STRIPE_SECRET_KEY: "sk_live_1",
    STRIPE_PUBLISHABLE_KEY: "pk_live_1",
    STRIPE_WEBHOOK_SECRET: "whsec_1",
    ...given,
  });
  return { env, isEmbedded: false, isSandbox: false, now: noon };
}

const states = async (given: Record<string, string>) =>
  (await askSettings(patient(given))).map(({ about, state }) => `${about}: ${state}`);

test("the settings of a kitchen that serves are in order", async () => {
  expect(await states({})).toEqual(["payment keys: ok", "proxies: ok"]);
});

test.each([
  [{ TRUSTED_PROXIES: "0" }, "proxies: wrong"],
  [{ HOST: "0.0.0.0" }, "proxies: weak"],
  [{ STRIPE_SECRET_KEY: "sk_test_1", STRIPE_PUBLISHABLE_KEY: "pk_test_1" }, "payment keys: weak"],
])("%j is said", async (given, said) => {
  expect(await states(given)).toContain(said);
});

test("a moved clock is said", async () => {
  const keys = { STRIPE_SECRET_KEY: "sk_test_1", STRIPE_PUBLISHABLE_KEY: "pk_test_1" };
  const said = await states({ ...keys, TIFFINTRACK_NOW: "2026-11-24T06:30:00Z" });
  expect(said).toContain("the product's clock: weak");
});

const address = "https://tiffin.example.com/api/webhooks/stripe";
const endpoint = {
  url: address,
  status: "enabled",
  api_version: Stripe.API_VERSION,
  enabled_events: [...HANDLED_TYPES],
};

test.each([
  ["all kinds go there", endpoint, "ok", "all"],
  ["everything goes there", { ...endpoint, enabled_events: ["*"] }, "ok", "all"],
  ["another address", { ...endpoint, url: "https://old.example.com/api" }, "wrong", "none go to"],
  ["switched off", { ...endpoint, status: "disabled" }, "wrong", "switched"],
  [
    "one kind is missing",
    { ...endpoint, enabled_events: HANDLED_TYPES.filter((type) => type !== "refund.failed") },
    "wrong",
    "refund.failed",
  ],
  ["an older version", { ...endpoint, api_version: "2019-05-16" }, "weak", "2019-05-16"],
])("where the gateway reports to: %s", (_name, given, state, says) => {
  const finding = endpointFinding([given], address);
  expect(finding).toMatchObject({ state, says: expect.stringContaining(says) });
  expect(finding.cure !== undefined).toBe(state !== "ok");
});

const copy: Backup = {
  ...{ id: "20261120T020000Z", startedAt: "2026-11-20T01:59:00Z", stoppedAt: "2026-11-20T02:00:00Z" },
  ...{ firstSegment: "0".repeat(24), system: "1", postgres: "18", key: "base/1", bytes: GB, sha256: "" },
  proof: null,
};
const proof = { at: "2026-11-20T02:05:00Z", isGood: true, said: ["books agree"] };

test.each([
  ["none", undefined, "wrong", "none in /backups"],
  ["proved this night", { ...copy, proof }, "ok", "10 hours old"],
  ["not proved", { ...copy, proof: null }, "weak", "not been proved"],
  [
    "failed",
    { ...copy, proof: { ...proof, isGood: false, said: ["2 bills differ"] } },
    "wrong",
    "2 bills differ",
  ],
  ["26 hours old", { ...copy, stoppedAt: "2026-11-19T10:00:00Z", proof }, "ok", "26 hours old"],
  ["27 hours old", { ...copy, stoppedAt: "2026-11-19T09:00:00Z", proof }, "wrong", "27 hours old"],
])("the newest backup: %s", (_name, newest, state, says) => {
  expect(backupFinding("/backups", newest, noon)).toMatchObject({
    state,
    says: expect.stringContaining(says),
  });
});

test("room for thirty days goes by the last copy and the log's days", () => {
  const at = (day: number) => ({ key: "", bytes: GB / 10, keptAt: new Date(Date.UTC(2026, 10, day)) });
  const needed = thirtyDaysOf({ backups: [{ ...copy, proof: null }], wal: [at(10), at(15), at(20)] });
  expect(needed / GB).toBeCloseTo(30 * (1 + 0.03), 6);
  expect(thirtyDaysOf({ backups: [], wal: [] })).toBe(0);
  expect(spaceFinding(100 * GB, needed).state).toBe("ok");
  expect(spaceFinding(20 * GB, needed).state).toBe("weak");
  expect(spaceFinding(GB, 0).state).toBe("wrong");
});

test.each([
  [0, "ok"],
  [-5, "ok"],
  [6, "weak"],
  [-61, "wrong"],
])("a clock that is %i seconds ahead is %s", (ahead, state) => {
  expect(clockFinding(ahead).state).toBe(state);
});

test("a certificate that is nearly over is said two weeks before", () => {
  const inDays = (days: number) => lastingUntil(new Date(noon.getTime() + days * 86_400_000), noon).state;
  expect([inDays(14), inDays(13)]).toEqual(["ok", "weak"]);
});

test("what can't be asked is an answer, with the cause and no stack", async () => {
  const ask = () =>
    Promise.reject(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") }));
  const [answer] = await answersOf("address", ask, patient());
  expect(answer).toMatchObject({ state: "wrong", says: "could not be asked: connect ECONNREFUSED" });
});

test("each answer is a line, with its cure below", () => {
  expect(lineOf(wrong("mail", "no", "yes"))).toBe("WRONG   mail: no\n        -> yes");
  expect(sumOf([weak("a", "b", "c"), wrong("a", "b", "c")])).toBe("0 in order, 1 weak, 1 wrong");
});
