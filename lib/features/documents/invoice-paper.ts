import { fromSqlDate } from "@/lib/db";
import { languageNow } from "@/lib/domain/language/language";
import { formatPaise, formatRupees, paise, rupees, type Paise } from "@/lib/domain/money";
import { formatDay, formatMonth, plainMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { BilledDay } from "@/lib/domain/books/billed-days";
import { doorReceiptNumber } from "@/lib/domain/books/document-number";
import { counted, listed, pageOf, words } from "@/lib/paper/words";
import type { BillFacts } from "./facts";
import type { Paper } from "./paper";
import { dayOf, doorWay, onlineWay, partyWords } from "./words";

/** The part of an invoice that stays as first issued, whatever is paid of it later. */
export type InvoiceHead = Pick<Paper, "number" | "facts" | "issuer" | "party" | "columns" | "rows" | "total">;

type Replaced = { number: string; issuedAt: Date };

/** A newly made invoice, from the bill and its customer as they are now. */
export function invoiceHead(
  facts: BillFacts,
  issuer: Paper["issuer"],
  { number, issuedAt, replaces }: { number: string; issuedAt: Date; replaces: Replaced | null },
): InvoiceHead {
  const month = formatMonth(plainMonth(facts.year, facts.month));
  const named: Paper["facts"] = [
    [words("invoice.number"), number],
    [words("invoice.issued"), dayOf(issuedAt)],
    [words("invoice.due"), formatDay(fromSqlDate(facts.dueDate), "medium")],
    [words("invoice.month"), month],
  ];
  if (replaces) named.push([words("invoice.replaces"), replacedWords(replaces)]);
  return {
    number,
    facts: named,
    issuer,
    party: partyWords(words("invoice.billedTo"), facts.customer),
    ...invoiceLines(facts),
  };
}

function replacedWords({ number, issuedAt }: Replaced): string {
  return words("invoice.replacesValue", { number, date: dayOf(issuedAt) });
}

const COLUMNS = ["plan", "rate", "days", "notCharged", "charged", "amount"] as const;

function invoiceLines(facts: BillFacts): Pick<Paper, "columns" | "rows" | "total"> {
  return {
    columns: COLUMNS.map((column) => words(`invoice.${column}`)),
    rows: invoiceRows(facts),
    total: [words("invoice.total"), "", ...dayCounts(facts), formatRupees(rupees(facts.amount))],
  };
}

export function invoiceRows({ lines }: BillFacts): Paper["rows"] {
  return lines.map((line) => ({
    cells: [
      line.planName,
      formatRupees(rupees(line.dailyRate)),
      ...dayCounts(line),
      formatRupees(rupees(line.amount)),
    ],
    notes: dayNotes(line.days),
  }));
}

type Counted = { totalDays: number; pausedDays: number; billableDays: number };

function dayCounts({ totalDays, pausedDays, billableDays }: Counted): string[] {
  return [totalDays, pausedDays, billableDays].map(counted);
}

/** The first and last day, and which days between them cost nothing. */
function dayNotes(days: readonly BilledDay[]): string[] {
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return [];
  const free = (["paused", "skipped", "closed"] as const).flatMap((cause) => {
    const dates = days.flatMap((day) => (day.cause === cause ? [dayNumber(day.date)] : []));
    return dates.length > 0 ? [words(`invoice.causes.${cause}`, { days: listed(dates) })] : [];
  });
  return [[periodOf(first.date, last.date), ...free].join("  ·  ")];
}

function periodOf(first: PlainDate, last: PlainDate): string {
  if (first === last) return formatDay(first, "medium");
  return words("invoice.period", { first: formatDay(first, "short"), last: formatDay(last, "medium") });
}

const dayNumber = (day: PlainDate) => formatDay(day, "numeric-day");

/** How the bill stands: what is paid of it, how, and what is open. */
export function invoiceState(facts: BillFacts): Pick<Paper, "mark" | "sums" | "balance" | "notes"> {
  const { isPaid, statement, refunds } = facts;
  return {
    mark: markOf(facts),
    sums: sumsOf(facts),
    balance: [words(isPaid ? "invoice.settled" : "invoice.open"), formatPaise(statement.open)],
    notes: [...refunds.map(givenBack), ...facts.paymentLogs.flatMap(givenBackByBank)],
  };
}

/** The whole document. A later edition gives its date: a copy of the same number without it may be in someone's drawer. */
export function invoicePaper(head: InvoiceHead, facts: BillFacts, asOf: Date | null): Paper {
  const { number, facts: named, issuer, party, columns, rows, total } = head;
  return {
    ...{ number, facts: named, issuer, party, columns, rows, total },
    title: words("invoice.title"),
    asOf: asOf && [words("invoice.state"), dayOf(asOf)],
    ...invoiceState(facts),
    pageOf: pageOf(),
    language: languageNow(),
  };
}

function markOf({ amount, isPaid }: BillFacts): Paper["mark"] {
  if (amount === 0) return { words: words("invoice.marks.nothing"), tone: "good" };
  return isPaid ? { words: words("invoice.marks.paid"), tone: "good" } : null;
}

/** What was taken off the total and how: label and amount of each. */
function sumsOf({ statement, doorPayments, paymentLogs }: BillFacts): [string, string][] {
  const { adjusted, credited, returned } = statement;
  const less = (amount: Paise) => `−${formatPaise(amount)}`;
  const sums: [string, string][] = [];
  if (adjusted > 0) sums.push([words("invoice.adjusted"), formatPaise(adjusted)]);
  if (credited > 0) sums.push([words("invoice.credit"), less(credited)]);
  for (const { id, method, amount, createdAt } of doorPayments) {
    const told = { method: doorWay(method), date: dayOf(createdAt), number: doorReceiptNumber(id) };
    sums.push([words("invoice.atDoor", told), less(paise(amount))]);
  }
  for (const { payment, amount, createdAt } of paymentLogs) {
    const told = { method: onlineWay(payment), date: dayOf(createdAt) };
    sums.push([words("invoice.online", told), less(paise(amount))]);
  }
  if (returned > 0) sums.push([words("invoice.returned"), formatPaise(returned)]);
  return sums;
}

function givenBack({
  destination,
  status,
  amount,
  createdAt,
  updatedAt,
}: BillFacts["refunds"][number]): string {
  const isDone = status === "succeeded";
  const values = {
    date: dayOf(isDone ? (updatedAt ?? createdAt) : createdAt),
    amount: formatPaise(paise(amount)),
  };
  if (destination === "credit") return words("invoice.givenBackAsCredit", values);
  return words(isDone ? "invoice.givenBack" : "invoice.onItsWayBack", values);
}

/** What a customer contested with their bank, and got back. */
function givenBackByBank({ payment }: BillFacts["paymentLogs"][number]): string[] {
  return payment.disputes.map(({ amount, updatedAt, createdAt }) =>
    words("invoice.givenBackByBank", {
      date: dayOf(updatedAt ?? createdAt),
      amount: formatPaise(paise(amount)),
    }),
  );
}
