import type { Tx } from "@/lib/db";
import type { CorrectionOutcome } from "@/lib/domain/books/correction";
import { formatPaise, formatRupees, paise, rupees, toPaise, type Rupees } from "@/lib/domain/money";
import { formatMonth, plainMonth } from "@/lib/domain/plain-date";
import { creditOf, openOf } from "@/lib/features/books/queries";
import { languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { appUrl, letters, queueMail, type Words } from "@/lib/post/mail";

export type Corrected = {
  bill: { id: number; year: number; month: number };
  outcome: CorrectionOutcome;
  before: Rupees;
  after: Rupees;
  reasons: readonly string[];
};

/** Tells a customer once what late changes did to their bills, except where the sums stayed the same. */
export async function sendCorrectionMail(
  tx: Tx,
  customerId: number,
  corrected: readonly Corrected[],
  applied: number,
): Promise<void> {
  const changed = corrected.filter(({ outcome }) => outcome !== "same" && outcome !== "left");
  const [first] = changed;
  if (!first) return;
  const person = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  if (person.anonymisedAt) return;
  const { email, fullname: name } = person;
  const about = { name, customerId, changed, first, applied };
  await queueMail(tx, email, await speaking(languageOf(person.language), () => letterOf(tx, about)));
}

type About = {
  name: string;
  customerId: number;
  changed: readonly Corrected[];
  first: Corrected;
  applied: number;
};

async function letterOf(tx: Tx, { name, customerId, changed, first, applied }: About): Promise<Words> {
  return letters.billsCorrected({
    name,
    count: changed.length,
    month: monthOf(first.bill),
    ...reasonOf(changed),
    lines: await linesOf(tx, changed),
    applied: formatPaise(paise(applied)),
    left: formatPaise(await creditOf(tx, customerId)),
    credit: creditGiven(changed, applied),
    link: appUrl(changed.length === 1 ? `/bills/${first.bill.id}` : "/bills"),
  });
}

function reasonOf(changed: readonly Corrected[]) {
  const reason = [...new Set(changed.flatMap(({ reasons }) => reasons))].join("; ");
  return { reason, why: reason === "" ? ("none" as const) : ("said" as const) };
}

function creditGiven(changed: readonly Corrected[], applied: number) {
  if (!changed.some(({ outcome }) => outcome === "credited")) return "none";
  return applied > 0 ? "used" : "waits";
}

async function linesOf(tx: Tx, changed: readonly Corrected[]): Promise<string> {
  const lines: string[] = [];
  for (const bill of changed) lines.push(await lineOf(tx, bill));
  return lines.join(" ");
}

async function lineOf(tx: Tx, { bill, outcome, before, after }: Corrected): Promise<string> {
  return letters.correctedBillLine({
    month: monthOf(bill),
    before: formatRupees(before),
    after: formatRupees(after),
    difference: formatPaise(toPaise(rupees(Math.abs(after - before)))),
    open: formatPaise(await openOf(tx, bill.id)),
    outcome,
  });
}

function monthOf({ year, month }: Corrected["bill"]): string {
  return formatMonth(plainMonth(year, month));
}
