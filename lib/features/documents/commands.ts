import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "@/prisma/generated/client";
import { direct, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { seriesOf } from "@/lib/domain/books/document-number";
import { languageOf } from "@/lib/domain/language/language";
import { asJson } from "@/lib/rows";
import { speaking } from "@/lib/speaking.mjs";
import { billFacts, issuerFacts, type BillFacts, type Issuer } from "./facts";
import { invoiceHead, invoicePaper, invoiceRows, invoiceState } from "./invoice-paper";
import { nextNumbers, type Numbered } from "./numbers";
import { parsePaper, type Paper } from "./paper";
import { issuerWords } from "./words";

/** One of those in lib/paper. */
export const RENDERER = 1;

type DocumentRow = Prisma.DocumentGetPayload<object>;
/** An invoice that is not saved yet: its first edition unless it says another. */
type Draft = Numbered &
  Pick<
    DocumentRow,
    "kind" | "billId" | "customerId" | "renderer" | "calculatedAt" | "replacesId" | "issuedAt"
  > & {
    edition?: number;
    content: Paper;
  };

/**
 * Issues what bills lack: their invoice, a new one once they were recalculated, or another edition of it once something was
 * paid, taken back or given back. Anything issued before stays as it is. Does nothing where nothing has changed.
 */
export async function keepInvoices(tx: Tx, billIds: readonly number[], now: Date): Promise<void> {
  if (billIds.length === 0) return;
  const bills = await billFacts(tx, billIds);
  const latest = await latestInvoices(tx, billIds);
  const issuer = await issuerFacts(tx);
  const editions = bills.flatMap((bill) => {
    const known = latest.get(bill.id);
    return known && !isRecalculated(bill, known) ? nextEdition(bill, known, now) : [];
  });
  const anew = bills.filter((bill) => {
    const known = latest.get(bill.id);
    return !known || isRecalculated(bill, known);
  });
  const issued = await invoicesAnew(tx, anew, { issuer, latest, now });
  await add(tx, [...editions, ...issued]);
}

/** Issues the first invoices of bills that were made just now: all is known of them, so nothing need be read. */
export async function issueInvoices(
  tx: Tx,
  bills: readonly BillFacts[],
  { issuer, now }: { issuer: Issuer; now: Date },
): Promise<void> {
  await add(tx, await invoicesAnew(tx, bills, { issuer, latest: new Map(), now }));
}

async function add(tx: Tx, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  // as JSON first: a record's column of JSONB takes PostgreSQL ten times as long
  await direct(tx)`
    INSERT INTO documents (kind, series, position, edition, number, bill_id, customer_id, replaces_id, calculated_at, issued_at,
      renderer, content)
    SELECT kind, series, position, coalesce(edition, 1), number, "billId", "customerId", "replacesId", "calculatedAt", "issuedAt",
      renderer, content::jsonb
    FROM json_to_recordset(${asJson(drafts)}::json) AS r (kind text, series text, position integer, edition smallint, number text,
      "billId" integer, "customerId" integer, "replacesId" integer, "calculatedAt" timestamptz, "issuedAt" timestamptz,
      renderer smallint, content json)`;
}

async function latestInvoices(tx: Tx, billIds: readonly number[]): Promise<Map<number, DocumentRow>> {
  const rows = await tx.document.findMany({
    where: { billId: { in: [...billIds] }, kind: "invoice" },
    orderBy: { id: "asc" },
  });
  return new Map(rows.map((row) => [row.billId, row]));
}

/** Whether its lines differ from those that were issued; a recalculation with the same result is no correction. */
function isRecalculated(bill: BillFacts, known: DocumentRow): boolean {
  const { rows, language } = parsePaper(known.content);
  const anew = speaking(language, () => invoiceRows(bill));
  const figures = (lines: typeof rows) => lines.map(({ cells }) => cells);
  if (!isDeepStrictEqual(figures(rows), figures(anew))) return true;
  return (
    known.calculatedAt !== null && bill.calculatedAt > known.calculatedAt && !isDeepStrictEqual(rows, anew)
  );
}

/** The same invoice with what happened to it since; none when nothing did. */
function nextEdition(bill: BillFacts, known: DocumentRow, now: Date): Draft[] {
  const paper = parsePaper(known.content);
  return speaking(paper.language, () => editionOf(bill, { known, paper, now }));
}

function editionOf(
  bill: BillFacts,
  { known, paper, now }: { known: DocumentRow; paper: Paper; now: Date },
): Draft[] {
  const { mark, sums, balance, notes } = paper;
  if (isDeepStrictEqual(invoiceState(bill), { mark, sums, balance, notes })) return [];
  const { series, position, number, calculatedAt } = known;
  return [
    {
      ...aboutBill(bill),
      ...{ series, position, number, calculatedAt },
      edition: known.edition + 1,
      replacesId: known.id,
      issuedAt: now,
      content: invoicePaper(paper, bill, now),
    },
  ];
}

type Scope = { issuer: Issuer; latest: ReadonlyMap<number, DocumentRow>; now: Date };

async function invoicesAnew(tx: Tx, bills: readonly BillFacts[], scope: Scope): Promise<Draft[]> {
  const dated = bills.map((bill) => ({ bill, issuedAt: issueDateOf(bill, scope) }));
  const bySeries = Map.groupBy(dated, ({ issuedAt }) => seriesOf("invoice", toBusinessDate(issuedAt)));
  const drafts: Draft[] = [];
  // in a fixed order, so that two simultaneous runs wait for each other instead of deadlocking
  for (const [series, group] of [...bySeries].sort(([a], [b]) => a.localeCompare(b))) {
    const numbers = await nextNumbers(tx, series, group.length);
    group.forEach(({ bill, issuedAt }, index) => {
      const numbered = numbers[index];
      if (numbered) drafts.push(invoiceAnew(bill, { ...scope, numbered, issuedAt }));
    });
  }
  return drafts;
}

/** A bill from before there were documents keeps the day it was issued on; a correction has its own. */
function issueDateOf(bill: BillFacts, { latest, now }: Scope): Date {
  return latest.has(bill.id) ? now : bill.createdAt;
}

function invoiceAnew(
  bill: BillFacts,
  { issuer, latest, numbered, issuedAt }: Scope & { numbered: Numbered; issuedAt: Date },
): Draft {
  const replaces = latest.get(bill.id) ?? null;
  // whoever made or changed the bill may speak another language
  const language = replaces ? parsePaper(replaces.content).language : languageOf(bill.customer.language);
  const content = speaking(language, () => {
    const about = { number: numbered.number, issuedAt, replaces };
    return invoicePaper(invoiceHead(bill, issuerWords(issuer), about), bill, null);
  });
  return {
    ...aboutBill(bill),
    ...numbered,
    calculatedAt: bill.calculatedAt,
    replacesId: replaces?.id ?? null,
    issuedAt,
    content,
  };
}

function aboutBill({ id: billId, customerId }: BillFacts) {
  return { kind: "invoice", billId, customerId, renderer: RENDERER };
}
