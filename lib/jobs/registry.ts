import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import { lastClosedMonth } from "@/lib/domain/cutoff";
import { formatRupees, sumRupees } from "@/lib/domain/money";
import { addMonths } from "@/lib/domain/plain-date";
import { generateBills, type BillingReport } from "@/lib/features/billing/commands";
import { replayBills } from "@/lib/features/proof/replay";
import type { ReplayDifference } from "@/lib/features/proof/replay-compare";
import { correctBills } from "@/lib/features/corrections/commands";
import { sendMails, showLinks } from "@/lib/features/notifications/commands";
import { checkBooks } from "@/lib/features/proof/check";
import { differenceInWords } from "@/lib/features/proof/difference";
import { issueMissing } from "@/lib/features/documents/missing";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { expireSubscriptions } from "@/lib/features/subscriptions/commands";
import { logFault } from "@/lib/log";
import { mailWay } from "@/lib/post/mail";
import { openPost, senderOf, showOnTerminal } from "@/lib/post/post";
import { forgetPresses } from "@/lib/press/ask";
import { NOBODY_WAITS, withPatience } from "@/lib/gateway/patience";

export const JOB_NAMES = [
  "expire-subscriptions",
  "generate-bills",
  "issue-documents",
  "correct-bills",
  "check-payments",
  "check-books",
  "replay-bills",
  "send-mails",
  "forget-presses",
] as const;

export type JobName = (typeof JOB_NAMES)[number];

/** Runs a job now and answers a sentence for the log. Every job may be run at any time, any number of times. */
export function runJob(name: JobName): Promise<string> {
  return withPatience(NOBODY_WAITS, () => runNow(name));
}

function runNow(name: JobName): Promise<string> {
  switch (name) {
    case "expire-subscriptions":
      return expire();
    case "generate-bills":
      return bill();
    case "issue-documents":
      return issue();
    case "correct-bills":
      return correct();
    case "check-payments":
      return check();
    case "check-books":
      return proveBooks();
    case "replay-bills":
      return replay();
    case "send-mails":
      return send();
    case "forget-presses":
      return forget();
  }
}

const flow = () => ({ now: clockNow(), system: asSystem });

async function expire(): Promise<string> {
  const now = clockNow();
  let expired = 0;
  for (;;) {
    const count = await asSystem((tx) => expireSubscriptions({ tx, now }), now);
    if (count === 0) return `${expired} subscriptions expired`;
    expired += count;
  }
}

/** A month is billed even if no worker ran for as long as this after it closed. */
const MONTHS_BACK = 12;

async function bill(): Promise<string> {
  const run = flow();
  const latest = lastClosedMonth(run.now);
  const reports: BillingReport[] = [];
  for (let back = MONTHS_BACK - 1; back >= 0; back--) {
    const result = await generateBills(run, { month: addMonths(latest, -back) });
    if (result.ok) reports.push(result.value);
  }
  const sum = (key: "created" | "existing" | "skipped") =>
    reports.reduce((total, report) => total + report[key], 0);
  const amount = formatRupees(sumRupees(reports.map((report) => report.amount)));
  return `months up to ${latest}: ${sum("created")} bills made (${amount}), ${sum("existing")} there already, ${sum("skipped")} customers without a delivery day`;
}

async function issue(): Promise<string> {
  const { invoices, receipts } = await issueMissing(flow());
  return `${invoices} invoices and ${receipts} receipts issued that were missing`;
}

/** @throws when a customer's correction broke: it stays open, and the others are made all the same */
async function correct(): Promise<string> {
  const { settled, waiting, faults } = await correctBills(flow(), (fault) =>
    logFault("correct-bills", fault),
  );
  const counts = `${settled} bills corrected, ${waiting} wait`;
  if (faults > 0) throw new Error(`${counts}; the correction of ${faults} customers broke`);
  return counts;
}

async function check(): Promise<string> {
  const { asked, booked, failed, flagged, refunds, events, isGatewayDown } = await reconcile(flow());
  const counts = `${asked} payments asked about: ${booked} booked, ${failed} failed, ${flagged} flagged; ${refunds} refunds looked at, ${events} events found`;
  return isGatewayDown ? `${counts}; then the gateway did not answer` : counts;
}

const DIFFERENCES_SAID = 20;

/** @throws when the books differ from the bills, the payments or the gateway */
async function proveBooks(): Promise<string> {
  const { isComplete, checked, differences } = await checkBooks(flow());
  const counts = Object.entries(checked).map(([what, count]) => `${count} ${what}`);
  if (differences.length > 0) {
    throw new Error(
      `the books differ: ${differences.slice(0, DIFFERENCES_SAID).map(differenceInWords).join("; ")}`,
    );
  }
  const sum = `the books balance: ${counts.join(", ")}`;
  return isComplete ? sum : `${sum}; the gateway did not answer`;
}

/** @throws naming the bills that differ from what they come to when they are computed anew. */
async function replay(): Promise<string> {
  const { checked, differing, differences } = await replayBills(flow());
  if (differing === 0) return `${checked} bills recomputed, each equal to the rupee and to the day`;
  const said = differences.slice(0, DIFFERENCES_SAID).map(inWords).join("; ");
  throw new Error(`${differing} of ${checked} bills differ when they are recomputed: ${said}`);
}

function inWords({ billId, subscriptionId, field, issued, recomputed }: ReplayDifference): string {
  const where = subscriptionId === null ? `bill ${billId}` : `bill ${billId}, subscription ${subscriptionId}`;
  return `${where}: ${field} issued ${issued}, recomputed ${recomputed}`;
}

async function send(): Promise<string> {
  const scope = { system: asSystem, clock: clockNow };
  if (mailWay() === "demo")
    return `${await showLinks(scope, showOnTerminal)} links shown, all other letters wait`;
  const post = openPost(await asSystem(senderOf));
  try {
    const { sent, failed, trouble } = await sendMails(scope, post);
    const counts = `${sent} letters sent, ${failed} not taken`;
    return trouble === null ? counts : `${counts}; the mail server takes none: ${String(trouble)}`;
  } finally {
    post?.close();
  }
}

async function forget(): Promise<string> {
  const now = clockNow();
  return `${await asSystem((tx) => forgetPresses({ tx, now }), now)} presses forgotten`;
}
