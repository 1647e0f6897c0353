// Every window of time that the product keeps, at both its edges: the last instant inside, and the first outside. A new one
// that stands under a name of its own needs a line here, or the reason why it is none.
import fs from "node:fs";
import path from "node:path";
import { asSystem } from "@/lib/db";
import { addDays, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { billStatus } from "@/lib/domain/books/bill-status";
import { isAnyDue, endOverdue } from "@/lib/features/notifications/claims";
import { LEASE_MS } from "@/lib/domain/books/letter";
import { findSession, openSession } from "@/lib/features/accounts/sessions";
import { isResetLinkGood } from "@/lib/features/accounts/link-queries";
import { requestReset } from "@/lib/features/accounts/recovery";
import { eraseClosedAccounts } from "@/lib/features/own-data/erase";
import { checkPayments } from "@/lib/features/gateway-reports/checks";
import { readWebhook } from "@/lib/gateway/webhook";
import { forgetPresses } from "@/lib/press/ask";
import { firstOpenDay, isMonthClosed, LUNCH } from "@/lib/domain/slot";
import { BILLING_DAY, makeBilledCustomer, systemFlow } from "../support/bills";
import { gatewayOfFile } from "../support/gateway";
import { at, makeCustomer } from "../support/make";
import { LENGTHS_OF_WATCHING } from "../support/lengths";
import { sign } from "../support/webhooks";
import { forgetful, linksTo } from "./accounts/reset";
import { openAccount, scopeAt } from "./accounts/sample";
import { carriedBy } from "@/tests/support/mailed-link";

gatewayOfFile();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = at("2026-11-20", "10:00");
const after = (ms: number, start = NOW) => new Date(start.getTime() + ms);
/** `holds` says whether it holds so long after its start; `ms` is the last instant at which it does. */
type Window = { ms: number; holds: (ms: number) => Promise<boolean> | boolean };

const letterOf = (kind: string, more: object = {}) =>
  asSystem((tx) =>
    tx.notification.create({
      data: { kind, recipient: "w@example.test", subject: "x", text: "x", waitingSince: NOW, ...more },
    }),
  );

/** Whether a letter of this kind that has waited so long still waits. */
async function isStillWaiting(kind: string, ms: number): Promise<boolean> {
  const { id } = await letterOf(kind);
  await asSystem((tx) => endOverdue(tx, after(ms)));
  return (await asSystem((tx) => tx.notification.findUniqueOrThrow({ where: { id } }))).ended === null;
}

async function isPaymentAsked(status: string, start: Date, now: Date): Promise<boolean> {
  const { billId, customerId } = await makeBilledCustomer();
  const intent = `pi_window_${billId}`;
  const data = { billId, customerId, amount: 120_000, status, stripePaymentIntentId: intent };
  await checkPayments(systemFlow(now));
  const before = (await checkPayments(systemFlow(now))).asked;
  await asSystem((tx) => tx.payment.create({ data: { ...data, createdAt: start, updatedAt: start } }), start);
  return (await checkPayments(systemFlow(now))).asked > before;
}

let made = 0;
const nextEmail = () => `window-${(made += 1)}@example.test`;

const WINDOWS: Readonly<Record<string, Window>> = {
  "a link to a new password": {
    ms: HOUR - 1,
    holds: async (ms) => {
      const { link } = await forgetful(nextEmail());
      const { token = "", email = "" } = carriedBy(link);
      return asSystem((tx) => isResetLinkGood(tx, { token, email }, after(ms)));
    },
  },
  "five letters to who forgot a password": {
    ms: HOUR - 1,
    holds: async (ms) => {
      const email = nextEmail();
      await openAccount(email);
      for (let index = 0; index < 5; index += 1) await requestReset(scopeAt(NOW), { email });
      await linksTo(email, NOW);
      await requestReset(scopeAt(after(ms)), { email });
      return (await linksTo(email, after(ms))).length === 0;
    },
  },
  "a session": {
    ms: 30 * DAY - 1,
    holds: async (ms) => {
      const token = await openSession(scopeAt(NOW), { id: String(await makeCustomer()), userAgent: null });
      return (await findSession(scopeAt(after(ms)), token)) !== null;
    },
  },
  "what became of a press": {
    ms: 48 * HOUR,
    holds: async (ms) => {
      const key = crypto.randomUUID();
      await asSystem(
        (tx) => tx.$executeRaw`
          INSERT INTO presses (key, action, digest, run, state, created_at)
          VALUES (${key}::uuid, 'x', '', ${key}::uuid, 'withdrawn', ${NOW}::timestamptz)`,
      );
      await asSystem((tx) => forgetPresses({ tx, now: after(ms) }));
      return (await asSystem((tx) => tx.press.count({ where: { key } }))) === 1;
    },
  },
  "a closed account to be had back": {
    ms: 30 * DAY - 1,
    holds: async (ms) => {
      const id = await makeCustomer();
      await asSystem((tx) => tx.user.update({ where: { id }, data: { closedAt: NOW } }));
      await eraseClosedAccounts(systemFlow(after(ms)));
      return (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))).anonymisedAt === null;
    },
  },
  "a letter": { ms: 30 * DAY, holds: (ms) => isStillWaiting("other", ms) },
  "a letter with a link": { ms: DAY, holds: (ms) => isStillWaiting("resetPassword", ms) },
  "a worker's hold on a letter": {
    ms: 5 * MINUTE - 1,
    holds: async (ms) => {
      await asSystem((tx) => tx.notification.deleteMany());
      await letterOf("other", { nextTryAt: NOW, claimedUntil: after(LEASE_MS) });
      return !(await asSystem((tx) => isAnyDue(tx, after(ms))));
    },
  },
  "the signature of a delivery": {
    ms: 300_999,
    holds: (ms) => {
      const spy = jest.spyOn(Date, "now").mockReturnValue(after(ms).getTime());
      const event = { id: "evt_1", object: "event", type: "x.y", api_version: null, livemode: false };
      const body = JSON.stringify({ ...event, data: { object: {} } });
      const read = readWebhook(body, sign(body, { timestamp: NOW.getTime() / 1000 }));
      spy.mockRestore();
      return read.ok;
    },
  },
  "a payment that is left to its customer": {
    ms: 10 * MINUTE - 1,
    holds: async (ms) => !(await isPaymentAsked("pending", BILLING_DAY, after(ms, BILLING_DAY))),
  },
  "a failed payment that may still succeed": {
    ms: 3 * DAY,
    holds: (ms) => isPaymentAsked("failed", BILLING_DAY, after(ms, BILLING_DAY)),
  },
  "a day that may be changed on its morning": {
    ms: 8 * HOUR,
    holds: (ms) => firstOpenDay(LUNCH, after(ms, at("2026-11-20", "00:00"))) === "2026-11-20",
  },
  "a month before its close": {
    ms: 8 * HOUR,
    holds: (ms) => !isMonthClosed(parsePlainMonth("2026-11"), after(ms, at("2026-11-30", "00:00")), [LUNCH]),
  },
};

test.each(Object.entries(WINDOWS))("%s holds until its last instant and not after", async (_, window) => {
  const [inside, outside] = [await window.holds(window.ms), await window.holds(window.ms + 1)];
  expect({ inside, outside }).toEqual({ inside: true, outside: false });
});

test("a bill is not overdue on the day it is due, and is the day after", () => {
  const dueDate = parsePlainDate("2026-12-08");
  expect(billStatus({ isPaid: false, dueDate }, dueDate)).toBe("unpaid");
  expect(billStatus({ isPaid: false, dueDate }, addDays(dueDate, 1))).toBe("overdue");
});

const A_UNIT = "a unit of time, of which the windows are made";
const OWN_TEST = "both its edges stand in the tests of its own room";
const A_PATIENCE = "how long something is waited for; nobody's act hangs on its last instant";
const A_LOOK = "how far a page or a list looks, by days";

/** Every named length of time in lib, by where it stands: the window above that it makes, or why there is none. */
const LENGTHS: Readonly<Record<string, string>> = {
  "tries/known-device.ts KEPT_DAYS": "the browser forgets the cookie; nothing of ours ends",
  ...{ "tries/work.ts MINUTE_MS": A_UNIT, "tries/work.ts USEFUL_MINUTES": OWN_TEST },
  ...{ "domain/books/letter.ts DAY_MS": A_UNIT, "domain/books/letter.ts HOUR_MS": A_UNIT },
  "domain/books/letter.ts LEASE_MS": "a worker's hold on a letter",
  ...{ "domain/books/letter.ts LINK_USEFUL_MS": "a letter with a link", "domain/closing.ts DAY_MS": A_UNIT },
  ...{ "domain/books/letter.ts MINUTE_MS": A_UNIT, "features/proof/check.ts DAY_MS": A_UNIT },
  ...{
    "domain/complaints/complaint.ts COMPLAINT_DAYS": OWN_TEST,
    "domain/books/letter.ts USEFUL_MS": "a letter",
  },
  ...{ "domain/complaints/complaint.ts BEFORE_ITS_END_MINUTES": OWN_TEST },
  ...{ "features/complaints/own.ts SHOWN_DAYS": A_LOOK, "domain/complaints/doors.ts WITHIN_DAYS": A_LOOK },
  ...{ "domain/closing.ts UNPROVED_DAYS": OWN_TEST, "gateway/intents.ts HOUR_MS": A_UNIT },
  ...{ "domain/drive/phone-time.ts CLOCK_OFF_MS": OWN_TEST, "domain/slot.ts NEAR_MS": OWN_TEST },
  ...{ "features/drive/office-queries.ts SILENT_SECONDS": OWN_TEST },
  ...{ "features/drive/missed-queries.ts LOOKED_BACK_DAYS": A_LOOK },
  "domain/closing.ts UNDO_DAYS": "a closed account to be had back",
  "access/session-cookie.ts COOKIE_DAYS": "the browser forgets the cookie; nothing of ours ends",
  "access/language/choose-here.ts KEPT_SECONDS": "the browser forgets the cookie; nothing of ours ends",
  "domain/log-in/session-limits.ts CUSTOMER_IDLE_MINUTES": "a session",
  "domain/log-in/session-limits.ts OFFICE_IDLE_MINUTES": OWN_TEST,
  "domain/log-in/session-limits.ts CUSTOMER_MINUTES": OWN_TEST,
  "domain/log-in/proof.ts PROOF_MINUTES": OWN_TEST,
  "domain/log-in/session-token.ts BEFORE_GOOD_SECONDS": OWN_TEST,
  "domain/log-in/session-token.ts RENEWED_AFTER_HOURS": OWN_TEST,
  "domain/notices/reminder.ts DUE_SOON_DAYS": OWN_TEST,
  ...{ "domain/days/keep-going.ts ENDS_SOON_DAYS": OWN_TEST, "domain/moments.ts DAYS_AHEAD": A_LOOK },
  ...{ "domain/days/keep-going.ts ENDED_LATELY_DAYS": OWN_TEST },
  ...{ "domain/plain-date.ts MAX_RANGE_DAYS": OWN_TEST, "domain/days/added.ts MOST_DAYS_AHEAD": OWN_TEST },
  "domain/subscription.ts MAX_SUBSCRIPTION_DAYS": OWN_TEST,
  ...{ "domain/typed/typed-day.ts AGO_DAYS": OWN_TEST, "domain/typed/typed-day.ts NEAR_DAYS": OWN_TEST },
  "features/accounts/commands.ts REFUSAL_MS": A_PATIENCE,
  "features/accounts/reset-links.ts LINK_HOURS": "a link to a new password",
  "features/accounts/reset-links.ts LINK_MS": "a link to a new password",
  ...{ "features/email-proof/links.ts PROOF_HOURS": OWN_TEST, "domain/pause.ts MAX_PAUSE_DAYS": OWN_TEST },
  ...{ "features/books/closings.ts DAYS_AFTER": OWN_TEST, "domain/notices/push.ts MINUTE_MS": A_UNIT },
  ...{ "features/closures/commands.ts MAX_DAYS": OWN_TEST, "domain/notices/push.ts USEFUL_MS": OWN_TEST },
  "features/closures/queries.ts DAYS_BACK": A_LOOK,
  "features/gateway-reports/catch-up.ts HOUR_MS": A_UNIT,
  "features/gateway-reports/catch-up.ts OLDEST_MS": "as long as the gateway itself keeps its events",
  "features/gateway-reports/catch-up.ts OVERLAP_MS": "asks again for what came, which changes nothing",
  "features/gateway-reports/checks.ts FAILED_WITHIN_DAYS": "a failed payment that may still succeed",
  "features/gateway-reports/checks.ts PENDING_FOR_MINUTES": "a payment that is left to its customer",
  "features/gateway-reports/checks.ts REFUND_ASKED_FOR_MINUTES": A_PATIENCE,
  "features/pauses/queries.ts HORIZON_DAYS": A_LOOK,
  "features/pictures/jobs.ts WAITING_HOURS": OWN_TEST,
  "features/reports/queries.ts DAYS_AROUND": A_LOOK,
  "features/staff/invitation-links.ts INVITATION_DAYS": OWN_TEST,
  "features/staff/invitation-links.ts INVITATION_MS": OWN_TEST,
  "features/subscriptions/take-plan.ts MAX_DAYS_AHEAD": OWN_TEST,
  "gateway/intents.ts KEY_KEPT_MS": "shorter than the gateway keeps a key, on purpose",
  "gateway/webhook.ts TOLERANCE_SECONDS": "the signature of a delivery",
  ...{ "jobs/worker.ts BEAT_EVERY_MS": A_PATIENCE, "jobs/worker.ts POLLING_SECONDS": A_PATIENCE },
  ...{ "jobs/worker.ts STOP_WITHIN_MS": A_PATIENCE, "jobs/worker.ts SUPERVISE_SECONDS": A_PATIENCE },
  ...{ "post/push.ts PATIENCE_MS": A_PATIENCE, "virus-scan.ts PATIENCE_MS": A_PATIENCE },
  ...LENGTHS_OF_WATCHING,
  "post/rationed.ts HOUR_MS": "five letters to who forgot a password",
  ...{ "press/ask.ts KEPT_HOURS": "what became of a press", "press/press.ts LOOK_EVERY_MS": A_PATIENCE },
  ...{ "press/press.ts WAIT_MS": A_PATIENCE, "process/health.ts PATIENCE_MS": A_PATIENCE },
  ...{ "press/press.ts TRY_SECONDS": A_PATIENCE, "domain/log-in/session-limits.ts OFFICE_MINUTES": OWN_TEST },
  ...{ "tries/known-device.ts DAY_SECONDS": A_UNIT, "features/gateway-reports/checks.ts MINUTE_MS": A_UNIT },
  ...{ "features/proof/check.ts WINDOW_DAYS": A_LOOK, "features/accounts/recovery.ts ANSWER_MS": A_PATIENCE },
};

test("every named length of time makes one of these windows, or says why it is none", () => {
  const lib = path.join(process.cwd(), "lib");
  const named = fs
    .readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) =>
      [
        ...fs
          .readFileSync(path.join(lib, file), "utf8")
          .matchAll(
            /^(?:export )?const ((?:[A-Z]+_)*(?:MS|SECONDS|MINUTES|HOURS|DAYS|DAYS_[A-Z]+)) = [\d_A-Z* ]+;/gm,
          ),
      ].map(([, name]) => `${file} ${name}`),
    );
  expect(named.toSorted()).toEqual(Object.keys(LENGTHS).toSorted());
  const windows = new Set(Object.values(LENGTHS).filter((said) => said in WINDOWS));
  expect(windows.size).toBeGreaterThan(8);
});
