import { createFormatter, createTranslator } from "next-intl";
import { BUSINESS_TIME_ZONE, toBusinessDate } from "./domain/business-time";
import { DOOR_METHODS } from "./domain/ledger";
import { formatPaise, type Paise } from "./domain/money";
import { paymentMethod } from "./domain/payment";
import { formatDay } from "./domain/plain-date";
import type { Invoice } from "./features/billing/invoice";
import type { DisputeSummary } from "./features/payments/dispute-queries";
import type { Receipt } from "./features/payments/queries";
import type { RefundSummary } from "./features/payments/refund-queries";
import { messages } from "./messages";

const t = createTranslator({ locale: "en", messages: messages.billing, namespace: "invoice" });
const format = createFormatter({ locale: "en", timeZone: BUSINESS_TIME_ZONE });

const dayOf = (instant: Date) => formatDay(toBusinessDate(instant), "medium");

/** What was taken off the total and how, down to what is open: words and amount of each row; none when nothing was. */
export function settlementRows({ receipt, statement, doorPayments }: Invoice): [string, string][] {
  const { credited, returned } = statement;
  const less = (amount: Paise) => `−${formatPaise(amount)}`;
  const rows: [string, string][] = doorPayments.map(({ receipt: number, method, amount }) => [
    t("atDoor", { method: messages.money.door[method], number }),
    less(amount),
  ]);
  if (credited > 0) rows.unshift([t("credit"), less(credited)]);
  if (receipt) rows.push([t("online"), less(receipt.amount)]);
  if (returned > 0) rows.push([t("returned"), formatPaise(returned)]);
  return rows;
}

/** How the bill stands, a sentence a line: what is to be paid or how it was, what went back, and what is set aside. */
export function stateLines(invoice: Invoice): string[] {
  const { bill, refunds, disputes, setAside } = invoice;
  const aside = { amount: formatPaise(setAside) };
  return [
    stateOf(invoice),
    ...refunds.map(givenBack),
    ...disputes.filter(isToldOf).map(contested),
    ...(setAside > 0 ? [t(bill.isPaid ? "setAside" : "setAsideUnpaid", aside)] : []),
  ];
}

function stateOf(invoice: Invoice): string {
  const { bill } = invoice;
  if (bill.amount === 0) return t("nothingToPay");
  if (!bill.isPaid) return t("open", { amount: formatPaise(bill.open) });
  const ways = waysOf(invoice);
  return ways.length > 0 ? t("paidBy", { ways: format.list(ways) }) : t("paid");
}

/** Every way in which something of the bill was paid. */
function waysOf({ statement, doorPayments, receipt }: Invoice): string[] {
  const atDoor = DOOR_METHODS.filter((wanted) => doorPayments.some(({ method }) => method === wanted));
  return [
    ...(statement.credited > 0 ? [t("ways.credit")] : []),
    ...atDoor.map((method) => t(`ways.${method}`)),
    ...(receipt ? [onlineWay(receipt)] : []),
  ];
}

function onlineWay({ method, paidAt, reference }: Receipt): string {
  return t(`ways.online.${paymentMethod(method)}`, { date: dayOf(paidAt), reference });
}

function givenBack({ destination, status, amount, requestedAt, updatedAt }: RefundSummary): string {
  const isDone = status === "succeeded";
  const values = {
    date: dayOf(isDone ? (updatedAt ?? requestedAt) : requestedAt),
    amount: formatPaise(amount),
  };
  if (destination === "credit") return t("givenBackAsCredit", values);
  return t(isDone ? "givenBack" : "onItsWayBack", values);
}

/** Won ones changed nothing; of foreign money the bill never took a rupee. */
function isToldOf({ status, currency }: DisputeSummary): boolean {
  return status !== "won" && currency === "inr";
}

function contested({ status, amount: contested, openedOn, decidedOn }: DisputeSummary): string {
  const values = { amount: formatPaise(contested), date: formatDay(decidedOn ?? openedOn, "medium") };
  return t(status === "lost" ? "contestedLost" : "contested", values);
}
