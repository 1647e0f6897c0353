// What an owner hears of without looking: each alarm once when it comes on, and nothing in a month in which all goes well.
import fs from "node:fs";
import { asSystem, disconnect } from "@/lib/db";
import { raiseCase } from "@/lib/features/odd-cases/odd-cases";
import { makeDueSheets } from "@/lib/features/sheets/make";
import { writeSystemLog } from "@/lib/features/system/commands";
import { ALARMS } from "@/lib/features/watch/alarms";
import { tellOfAlarms } from "@/lib/features/watch/commands";
import { MACHINE_ALARMS } from "@/lib/features/watch/machine-alarms";
import { beat } from "@/lib/process/heartbeat";
import { billMonth, systemFlow } from "../../support/bills";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";
import { emptyTables, MONEY_TABLES } from "../../support/sql";

// lib/env reads the environment once
process.env.SMTP_URL = "smtp://127.0.0.1:2525";
process.env.MAIL_FROM = "Kitchen <kitchen@example.com>";

beforeAll(() => makeStaff("owner"));
beforeEach(async () => {
  await emptyTables("system_logs", "notifications", "heartbeats", ...MONEY_TABLES);
  await asSystem(beat);
});
afterAll(disconnect);

const IDLE = { processor: 0.1, disk: 0.2 };

/** Two looks in a row, the first of which tells nobody. */
const lookTwice = async (now: Date, machine = IDLE) => {
  expect(await tellOfAlarms(systemFlow(now), machine)).toEqual([]);
  return tellOfAlarms(systemFlow(now), machine);
};
const look = async (now: Date) => {
  await makeDueSheets(systemFlow(now));
  return lookTwice(now);
};
const letters = (of = "") =>
  asSystem((tx) =>
    tx.notification.findMany({ where: { channel: "email", kind: "alarm", subject: { contains: of } } }),
  );
const noon = at("2026-11-24", "12:00");
const after = (from: Date, ms: number) => new Date(from.getTime() + ms);
const HOUR = 3_600_000;

/** A line of the system log, as a job or the backups' keeper writes it. */
const told = (operation: string, level: "info" | "error", now: Date) =>
  writeSystemLog(systemFlow(now), { level, category: "job", operation });

test("a meal without its sheet, ten minutes after its cutoff", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: "2026-11-20", endDate: "2026-11-25" });
  await makeDueSheets(systemFlow(at("2026-11-20", "07:00")));
  expect(await lookTwice(at("2026-11-20", "08:10"))).toEqual([]);
  expect(await lookTwice(after(at("2026-11-20", "08:10"), 1000))).toEqual(["sheet"]);
  await makeDueSheets(systemFlow(at("2026-11-20", "08:11")));
  expect(await lookTwice(at("2026-11-20", "08:12"))).toEqual([]);
});

test("what a worker that has just started puts right by itself is no alarm", async () => {
  await makeSubscription({
    customerId: await makeCustomer(),
    plan: await makePlan(),
    startDate: "2026-11-21",
    endDate: "2026-11-25",
  });
  const started = at("2026-11-22", "09:00");
  expect(await tellOfAlarms(systemFlow(started), IDLE)).toEqual([]);
  await makeDueSheets(systemFlow(started));
  expect(await lookTwice(after(started, 300_000))).toEqual([]);
  expect(await letters()).toEqual([]);
});

test("a letter that has waited for more than an hour", async () => {
  await asSystem((tx) =>
    tx.notification.create({
      data: { recipient: "a@example.test", subject: "s", text: "t", waitingSince: noon },
    }),
  );
  expect(await look(after(noon, HOUR))).toEqual([]);
  expect(await look(after(noon, HOUR + 1))).toEqual(["letters"]);
});

test("a case that has waited for more than a day", async () => {
  await asSystem((tx) => raiseCase({ tx, now: noon }, "unknown-intent", { stripeObjectId: "pi_1" }), noon);
  expect(await look(after(noon, 24 * HOUR))).toEqual([]);
  expect(await look(after(noon, 24 * HOUR + 1))).toEqual(["cases"]);
});

test("a month that nobody was billed for, two hours after it closed", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan();
  await makeSubscription({ customerId, plan, startDate: "2026-11-02", endDate: "2026-11-06" });
  const one = at("2026-12-01", "01:59");
  expect(await look(one)).toEqual([]);
  const two = at("2026-12-01", "02:00");
  expect(await look(two)).toEqual(["bills"]);
  await billMonth("2026-11", two);
  expect(await look(two)).toEqual([]);
});

test.each(["check-books", "replay-bills", "replay-recent-bills"])("books: %s failed", async (job) => {
  await told(job, "error", noon);
  expect(await look(after(noon, 1))).toEqual(["books"]);
});

test("a backup that failed, until one succeeds", async () => {
  await told("backup", "info", noon);
  await told("backup", "error", after(noon, HOUR));
  expect(await look(after(noon, HOUR))).toEqual(["backup"]);
  await told("backup", "info", after(noon, 2 * HOUR));
  expect(await look(after(noon, 2 * HOUR))).toEqual([]);
});

test("a proof of the backup that failed, whatever backups followed", async () => {
  await told("backup-proof", "error", noon);
  await told("backup", "info", after(noon, HOUR));
  expect(await look(after(noon, HOUR))).toEqual(["backup"]);
});

test("a backup of more than 26 hours ago", async () => {
  await told("backup", "info", noon);
  expect(await look(after(noon, 26 * HOUR))).toEqual([]);
  expect(await look(after(noon, 26 * HOUR + 1))).toEqual(["backup"]);
});

test("a job that failed three times within an hour", async () => {
  for (const ms of [0, 1, 2]) {
    expect(await look(after(noon, ms))).toEqual([]);
    await told("send-mails", "error", after(noon, ms));
  }
  expect(await look(after(noon, HOUR - 1))).toEqual(["job"]);
  expect(await look(after(noon, HOUR + 1))).toEqual([]);
});

test("three alarms at once are no fourth one", async () => {
  await told("backup", "error", noon);
  await told("check-books", "error", noon);
  await asSystem((tx) => raiseCase({ tx, now: noon }, "unknown-intent", { stripeObjectId: "pi_2" }), noon);
  await told("backup", "error", after(noon, 25 * HOUR));
  await told("check-books", "error", after(noon, 25 * HOUR));
  expect(await look(after(noon, 25 * HOUR))).toEqual(["cases", "books", "backup"]);
  expect(await look(after(noon, 25 * HOUR + 1))).toEqual([]);
});

test("backups that ended long ago are still missing", async () => {
  await told("backup", "info", at("2026-08-10", "02:30"));
  expect(await look(at("2026-11-24", "12:00"))).toEqual(["backup"]);
});

test("each owner gets one letter until it is over, and another when it comes again", async () => {
  await makeStaff("owner");
  const owners = await asSystem((tx) => tx.user.count({ where: { role: "owner" } }));
  await told("backup", "error", noon);
  for (const ms of [0, HOUR, 5 * HOUR]) await look(after(noon, ms));
  expect(await letters("backup")).toHaveLength(owners);
  await told("backup", "info", after(noon, 6 * HOUR));
  await look(after(noon, 6 * HOUR));
  await told("backup", "error", after(noon, 7 * HOUR));
  await look(after(noon, 7 * HOUR));
  expect(await letters("backup")).toHaveLength(2 * owners);
});

test("silence in a month in which all goes well", async () => {
  const customerId = await makeCustomer();
  await makeSubscription({
    customerId,
    plan: await makePlan(),
    startDate: "2026-11-01",
    endDate: "2026-11-30",
  });
  for (let day = 1; day <= 30; day++) {
    const date = `2026-11-${String(day).padStart(2, "0")}`;
    await told("backup", "info", at(date, "02:30"));
    await told("backup-proof", "info", at(date, "02:31"));
    for (const hour of ["00:05", "07:59", "08:05", "14:00", "23:59"]) {
      expect([date, hour, await look(at(date, hour))]).toEqual([date, hour, []]);
    }
  }
  expect(await letters()).toEqual([]);
}, 120_000);

test("each alarm has its rule for Prometheus, its page for the operator and its words in the letter", () => {
  const rules = fs.readFileSync("deploy/alerts.yml", "utf8");
  const pages = fs.readFileSync("docs/runbooks/alarms.md", "utf8");
  const letter = fs.readFileSync("messages/en/mail.json", "utf8");
  const ofTheMachine = ["worker", ...MACHINE_ALARMS];
  const named = (alarm: string) => `TiffinTrack${alarm.charAt(0).toUpperCase()}${alarm.slice(1)}`;
  for (const alarm of ALARMS) {
    expect(rules).toContain(
      ofTheMachine.includes(alarm) ? `alert: ${named(alarm)}` : `{alarm="${alarm}"} == 1`,
    );
    expect(pages).toContain(`\n## ${alarm}\n`);
    // the last one is what is said of all others
    if (alarm !== "job") expect(letter).toContain(` ${alarm} {`);
  }
});
