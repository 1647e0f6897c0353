import { isDeepStrictEqual } from "node:util";
import type { Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { seriesOf } from "@/lib/domain/books/document-number";
import { doorReceiptNumber } from "@/lib/domain/books/document-number";
import { languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { RENDERER } from "./commands";
import { doorFacts, issuerFacts, onlineFacts } from "./facts";
import { nextNumbers, type Numbered } from "./numbers";
import { doorReceiptPaper, onlineReceipt } from "./receipt-paper";
import { parsePaper, type Paper } from "./paper";

/**
 * Issues the receipt of a payment that the gateway took, or another edition once its card is known. Does nothing for a
 * payment that brought in nothing.
 */
export async function keepOnlineReceipt(tx: Tx, paymentId: number, now: Date): Promise<void> {
  const facts = await onlineFacts(tx, paymentId);
  if (!facts) return;
  const { billId, customerId } = facts;
  const issuer = await issuerFacts(tx);
  await keep(
    tx,
    { paymentId, billId, customerId, issuedAt: facts.createdAt, language: facts.customer.language, now },
    {
      number: async () => {
        const [numbered] = await nextNumbers(tx, seriesOf("receipt", toBusinessDate(facts.createdAt)), 1);
        if (!numbered) throw new Error("no number was given out");
        return numbered;
      },
      paper: (number) => onlineReceipt(facts, issuer, number),
    },
  );
}

const DOOR_SERIES = "D";

/** Issues the receipt of money taken at the door, or another edition once it was taken back. */
export async function keepDoorReceipt(tx: Tx, doorPaymentId: number, now: Date): Promise<void> {
  const facts = await doorFacts(tx, doorPaymentId);
  if (!facts) return;
  const { billId, customerId } = facts;
  const issuer = await issuerFacts(tx);
  const numbered = {
    series: DOOR_SERIES,
    position: doorPaymentId,
    number: doorReceiptNumber(doorPaymentId),
  };
  await keep(
    tx,
    {
      ...{ doorPaymentId, billId, customerId, issuedAt: facts.createdAt, now },
      language: facts.customer.language,
    },
    {
      number: async () => numbered,
      paper: (number) => doorReceiptPaper(facts, issuer, number),
    },
  );
}

type About = {
  paymentId?: number;
  doorPaymentId?: number;
  billId: number;
  customerId: number;
  issuedAt: Date;
  /** The customer's: a first receipt is written in it, and a later edition in that of the first. */
  language: string | null;
  now: Date;
};

type Receipt = { number: () => Promise<Numbered>; paper: (number: string) => Paper };

async function keep(tx: Tx, { now, issuedAt, language, ...about }: About, receipt: Receipt): Promise<void> {
  const { paymentId, doorPaymentId } = about;
  const where = { kind: "receipt", paymentId, doorPaymentId };
  const known = await tx.document.findFirst({ where, orderBy: { id: "desc" } });
  const base = { ...about, kind: "receipt", renderer: RENDERER };
  if (!known) {
    const numbered = await receipt.number();
    const content = speaking(languageOf(language), () => receipt.paper(numbered.number));
    await tx.document.create({ data: { ...base, ...numbered, issuedAt, content } });
    return;
  }
  const { series, position, number } = known;
  const issued = parsePaper(known.content);
  const { issuer, party } = issued;
  // who paid and who received it stay as they were
  const content = { ...speaking(issued.language, () => receipt.paper(number)), issuer, party };
  if (isDeepStrictEqual(content, issued)) return;
  const edition = { edition: known.edition + 1, replacesId: known.id, issuedAt: now };
  await tx.document.create({ data: { ...base, series, position, number, ...edition, content } });
}
