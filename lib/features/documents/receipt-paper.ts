import { formatInstant } from "@/lib/domain/business-time";
import { languageNow } from "@/lib/domain/language/language";
import { formatPaise, paise } from "@/lib/domain/money";
import { formatMonth, plainMonth } from "@/lib/domain/plain-date";
import { pageOf, words } from "@/lib/paper/words";
import type { DoorFacts, Issuer, OnlineFacts } from "./facts";
import type { Paper } from "./paper";
import { dayOf, doorWay, issuerWords, onlineWay, partyWords } from "./words";

const received = (): Paper["mark"] => ({ words: words("receipt.received"), tone: "good" });

/** For money that the gateway took. */
export function onlineReceipt(facts: OnlineFacts, issuer: Issuer, number: string): Paper {
  const { createdAt, payment, stripePaymentIntentId } = facts;
  const named: Paper["facts"] = [
    [words("receipt.number"), number],
    [words("receipt.when"), formatInstant(createdAt)],
    [words("receipt.reference"), stripePaymentIntentId],
  ];
  const body = receiptBody(facts, onlineWay(payment));
  return { ...body, number, facts: named, issuer: issuerWords(issuer), mark: received(), notes: [] };
}

/** For money taken at the door, also after it was taken back. */
export function doorReceiptPaper(facts: DoorFacts, issuer: Issuer, number: string): Paper {
  const { createdAt, method, reference, collector, reversedBy } = facts;
  const named: Paper["facts"] = [
    [words("receipt.number"), number],
    [words("receipt.when"), formatInstant(createdAt)],
    [words("receipt.collector"), collector.fullname],
  ];
  if (reference) named.push([words("receipt.reference"), reference]);
  const body = receiptBody(facts, doorWay(method));
  return {
    ...body,
    number,
    facts: named,
    issuer: issuerWords(issuer),
    mark: reversedBy ? { words: words("receipt.takenBack"), tone: "bad" } : received(),
    notes: reversedBy
      ? [
          words("receipt.takenBackWhy", {
            date: dayOf(reversedBy.createdAt),
            reason: reversedBy.reason ?? "",
          }),
        ]
      : [],
  };
}

type Received = Pick<OnlineFacts | DoorFacts, "bill" | "customer" | "amount">;

function receiptBody({ bill, customer, amount }: Received, how: string) {
  const sum = formatPaise(paise(amount));
  const month = formatMonth(plainMonth(bill.year, bill.month));
  const balance: Paper["balance"] = null;
  return {
    title: words("receipt.title"),
    party: partyWords(words("receipt.from"), customer),
    columns: [words("receipt.what"), words("receipt.how"), words("receipt.amount")],
    rows: [{ cells: [words("receipt.bill", { id: bill.id, month }), how, sum], notes: [] }],
    total: [words("receipt.total"), "", sum],
    asOf: null,
    sums: [],
    balance,
    pageOf: pageOf(),
    language: languageNow(),
  };
}
