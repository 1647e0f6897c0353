import type { Rows } from "../facts";
import type { Books } from "./books";
import { wrongCorrections } from "./corrections";
import { wrongIntents } from "./intents";
import type { World } from "./words";

/**
 * Everything that must hold once all has been reported; returns what doesn't, in words.
 * @param wentSmoothly no process was killed, and the gateway always answered
 */
export function wrongAtTheEnd(rows: Rows, books: Books, world: World, wentSmoothly: boolean): string[] {
  return [
    ...wrongIntents(rows, world, wentSmoothly),
    ...wrongBills(rows, books),
    ...wrongPayments(rows, books, world),
    ...wrongMoney(rows, books, world),
    ...wrongRefunds(rows, books, world),
    ...wrongDisputes(rows, books, world),
    ...wrongCases(rows, books, world),
    ...wrongCorrections(rows, books, world),
  ];
}

/** `shown`: how much of their money the customer's own pages say is set aside. */
export function wrongSetAside(shown: number | null, { money }: Books): string[] {
  const aside = [...money.values()].filter(({ place, left }) => place === "aside" && left > 0);
  const must = aside.reduce((sum, { left }) => sum + left, 0);
  return differ("what the customer sees set aside", shown, must);
}

const differ = (what: string, is: unknown, must: unknown): string[] =>
  is === must ? [] : [`${what} is ${String(is)}, not ${String(must)}`];

function wrongBills(rows: Rows, books: Books): string[] {
  const bills = rows.bills.flatMap((bill) => {
    const must = books.bills.get(bill.id) ?? { amount: 0, open: 0 };
    return [
      ...differ(`the amount of bill ${bill.id}`, bill.amount * 100, must.amount),
      ...differ(`what is open of bill ${bill.id}`, bill.open, must.open),
      ...differ(`bill ${bill.id} being paid`, bill.isPaid, must.open === 0),
    ];
  });
  return [...bills, ...differ("the credit", rows.credit, books.credit)];
}

function wrongPayments(rows: Rows, books: Books, world: World): string[] {
  return rows.payments.flatMap((payment) => {
    const { id, intentId, status, logs } = payment;
    const aside = rows.cases.find(
      ({ objectId, kind }) => objectId === intentId && ["paid-twice", "amount-differs"].includes(kind),
    );
    const must = statusOf(intentId, books, world, aside?.isOpen ?? false);
    return [
      ...(must.includes(status) ? [] : [`payment ${id} is ${status}, not ${must.join(" or ")}`]),
      ...differ(`the number of logs of payment ${id}`, logs, status === "succeeded" ? 1 : 0),
    ];
  });
}

function statusOf(intentId: string, books: Books, world: World, isWaiting: boolean): string[] {
  const intent = world.intents.get(intentId);
  const place = books.money.get(intentId)?.place;
  if (place === "bill") return ["succeeded"];
  if (place === "aside") return isWaiting ? ["pending", "failed"] : ["failed"];
  if (intent?.status === "canceled") return ["failed"];
  if (intent?.hasFailed) return ["failed"];
  // one that failed before and is retried stays failed until it succeeds
  return ["pending", "failed"];
}

/** Every paid intent is in the books once, and the gateway's account holds what the gateway holds. */
function wrongMoney(rows: Rows, books: Books, world: World): string[] {
  return [...world.intents.values()].flatMap(({ id, status, received, billId }) => {
    if (!rows.bills.some((bill) => bill.id === billId)) return [];
    const ofIntent = ({ intentId }: { intentId: string }) => intentId === id;
    const sum = (list: { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);
    const refunded = sum(world.refunds.filter((refund) => ofIntent(refund) && refund.status === "succeeded"));
    const contested = sum(world.disputes.filter((dispute) => ofIntent(dispute) && dispute.status !== "won"));
    return [
      ...differ(`${id} being in the books`, books.money.has(id), status === "succeeded"),
      ...differ(`what the gateway holds of ${id}`, books.held.get(id) ?? 0, received - refunded - contested),
    ];
  });
}

function wrongRefunds(rows: Rows, books: Books, world: World): string[] {
  const ours = rows.refunds.filter(({ destination }) => destination === "gateway");
  const missing = world.refunds.filter(({ id }) => !ours.some(({ gatewayId }) => gatewayId === id));
  const wrong = ours.flatMap(({ id, gatewayId, status, amount }) => {
    const made = world.refunds.filter((refund) => refund.ours === id || refund.id === gatewayId);
    const [only] = made;
    const state = { pending: "promised", succeeded: "paid", failed: "back", canceled: "back" }[status];
    return [
      ...(made.length > 1 ? [`refund ${id} was made ${made.length} times at the gateway`] : []),
      ...differ(`refund ${id}`, status, only?.status ?? "failed"),
      ...(only ? differ(`the amount of refund ${id}`, amount, only.amount) : []),
      ...differ(`the entries of refund ${id}`, books.refunds.get(id)?.state, state),
    ];
  });
  return [...missing.map(({ id }) => `refund ${id} of the gateway is not written down`), ...wrong];
}

function wrongDisputes(rows: Rows, books: Books, world: World): string[] {
  return world.disputes.flatMap(({ id, status }) => {
    const must = status === "won" || status === "lost" ? status : "open";
    const row = rows.disputes.find(({ gatewayId }) => gatewayId === id);
    return [
      ...differ(`dispute ${id}`, row?.status, must),
      ...differ(`the entries of dispute ${id}`, books.disputes.get(id), must),
    ];
  });
}

/** The cases that must be on the list, and still be open; and those that may be, just to be looked at. */
function wrongCases(rows: Rows, books: Books, world: World): string[] {
  const name = (kind: string, objectId: string) => `${kind} ${objectId}`;
  const must = new Set([
    ...world.disputes.map(({ id }) => name("dispute-opened", id)),
    ...world.disputes
      .filter(({ status }) => status === "won" || status === "lost")
      .map(({ id, status }) => name(`dispute-${status}`, id)),
    ...world.deletedCustomers.map((id) => name("customer-deleted", id)),
    ...rows.refunds
      .filter(({ status }) => status === "failed")
      .map(({ gatewayId, id }) => name("refund-failed", gatewayId ?? `refund-${id}`)),
    ...world.refunds.filter(({ ours }) => ours === 0).map(({ id }) => name("refunded-at-gateway", id)),
  ]);
  const set = rows.cases.filter(({ kind }) => !MAY_BE.includes(kind) && !ASIDE.includes(kind));
  const found = new Set(
    set.map(({ kind, objectId }) => name(kind, objectId.replace(/^pi_\w+-(?=refund-)/, ""))),
  );
  const stillWaiting = rows.cases.filter(({ kind, isOpen, objectId }) => {
    const left = books.money.get(objectId)?.left ?? 0;
    return ASIDE.includes(kind) && !isOpen && left > 0;
  });
  return [
    ...[...must].filter((one) => !found.has(one)).map((one) => `missing on the list: ${one}`),
    ...[...found].filter((one) => !must.has(one)).map((one) => `on the list without reason: ${one}`),
    ...rows.cases
      .filter(({ kind, objectId }) => MAY_BE.includes(kind) && books.money.get(objectId)?.place !== "bill")
      .map(({ kind, objectId }) => `on the list without a payment: ${kind} ${objectId}`),
    ...[...books.money].flatMap(([id, { place }]) =>
      differ(
        `${id} being on the list`,
        rows.cases.some((oddCase) => ASIDE.includes(oddCase.kind) && oddCase.objectId === id),
        place === "aside",
      ),
    ),
    ...stillWaiting.map(({ kind, objectId }) => `money waits, and the case is closed: ${kind} ${objectId}`),
  ];
}

const ASIDE = ["amount-differs", "currency-differs", "paid-twice", "unknown-intent"];
const MAY_BE = ["success-after-failure", "found-by-reconciliation"];
