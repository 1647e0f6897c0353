import { amountMoved } from "./accounts";
import { decideArrival } from "./arrivals";
import type { Entry, World } from "./words";
/** `added`: put on this bill by corrections of others. `beside`, `left`: what corrections didn't change on this one itself. */
export type Bill = {
  amount: number;
  added: number;
  open: number;
  hasPayment: boolean;
  beside: number;
  left: number;
};

/** Money that arrived by one intent. `left`: what was not given back, promised or kept as credit. */
type Money = { place: "bill" | "aside"; left: number };

type Refund = { intentId: string; amount: number; state: "promised" | "paid" | "back" };

/**
 * A second bookkeeper, going only by the rules of the business: is told what was recorded and what the gateway holds, and
 * says what is wrong with it. Paise.
 */
export class Books {
  readonly bills = new Map<number, Bill>();
  readonly money = new Map<string, Money>();
  readonly refunds = new Map<number, Refund>();
  readonly disputes = new Map<string, "open" | "won" | "lost">();
  private readonly doors = new Map<number, { amount: number; account?: string }>();
  private readonly credits = new Map<number, number>();
  /** What the gateway holds of each intent, according to the entries. */
  readonly held = new Map<string, number>();
  /** What corrections charged and no bill has taken yet, by correction. */
  readonly toBeBilled = new Map<number, number>();
  private due: number[] = [];
  credit = 0;
  complaints: string[] = [];

  apply(entry: Entry, world: World): void {
    const returned =
      entry.kind === "refund-failed" && this.refunds.get(entry.refundId ?? 0)?.state === "paid";
    const amount = amountMoved(entry, returned ? "refund-returned" : entry.kind);
    if (amount === null) return this.must(false, entry, `has the lines ${JSON.stringify(entry.lines)}`);
    const { kind, intentId, lines } = entry;
    const atGateway = lines.find(({ account }) => account === "gateway");
    if (intentId && atGateway) this.held.set(intentId, (this.held.get(intentId) ?? 0) + atGateway.amount);
    if (kind.startsWith("dispute-")) this.dispute(entry, amount, world);
    else if (kind.startsWith("refund-")) this.refund(entry, amount, world);
    else if (kind.startsWith("door-")) this.door(entry, amount);
    else if (kind.startsWith("bill-")) this.bill(entry, amount);
    else if (entry.correctionId !== null) this.correct(entry, amount);
    else if (kind === "payment-received" || kind === "money-unmatched") this.arrive(entry, amount, world);
    else this.moveCredit(entry, amount, world);
  }

  /** After a step no bill may have received more than it asks for, and nobody's credit may be negative. */
  close(): void {
    for (const [id, { open }] of this.bills)
      if (open < 0) this.complaints.push(`bill ${id} is open by ${open}`);
    if (this.credit < 0) this.complaints.push(`the credit is ${this.credit}`);
    for (const id of this.due)
      if (this.toBeBilled.has(id)) this.complaints.push(`a bill was issued without correction ${id}`);
    this.due = [];
  }

  private must(holds: boolean, { id, kind }: Entry, what: string): void {
    if (!holds) this.complaints.push(`entry ${id}, ${kind}: ${what}`);
  }

  private billOf({ billId }: Entry): Bill {
    const bill = this.bills.get(billId ?? 0) ?? newBill();
    if (billId !== null) this.bills.set(billId, bill);
    return bill;
  }

  private bill(entry: Entry, amount: number): void {
    const bill = this.billOf(entry);
    const isAdjusted = entry.kind === "bill-adjusted";
    this.must(isAdjusted || bill.amount === 0, entry, "issued twice");
    this.must(!isAdjusted || bill.beside + bill.left === 0, entry, "what was settled beside it counts twice");
    if (!isAdjusted) this.due = [...this.toBeBilled.keys()];
    bill.amount += amount;
    bill.open += amount;
  }

  /** A bill that is paid, or was corrected this way before, stays as issued; any extra charge goes on a new one. */
  private correct(entry: Entry, amount: number): void {
    const bill = this.billOf(entry);
    const id = entry.correctionId ?? 0;
    if (entry.kind === "adjustment-billed") {
      this.must(this.toBeBilled.get(id) === amount, entry, "nothing like it waits to be billed");
      this.toBeBilled.delete(id);
      bill.added += amount;
      bill.open += amount;
      return;
    }
    const isKept = bill.open === 0 || bill.beside + bill.left !== 0;
    this.must(isKept, entry, "an unpaid bill is to be made anew");
    const isCredit = entry.kind === "correction-credited";
    bill.beside += isCredit ? -amount : amount;
    if (isCredit) this.credit += amount;
    else this.toBeBilled.set(id, amount);
  }

  /** An admin says that a bill stays as it is, whatever its month is worth. */
  leave(billId: number, worth: number): void {
    const bill = this.bills.get(billId);
    if (!bill) return void this.complaints.push(`bill ${billId} was left, and never issued`);
    bill.left = worth - bill.amount - bill.beside;
  }

  private arrive(entry: Entry, amount: number, world: World): void {
    const bill = this.billOf(entry);
    const intent = world.intents.get(entry.intentId ?? "");
    if (!intent) return this.must(false, entry, "the gateway has no such intent");
    this.must(intent.received === amount, entry, `the gateway received ${intent.received}`);
    this.must(!this.money.has(intent.id), entry, `${intent.id} was written down before`);
    const place = decideArrival({ amount, bill, isOurs: entry.paymentId !== null });
    const isBooked = entry.kind === "payment-received";
    this.must(isBooked === (place === "bill"), entry, `this money belongs to: ${place}`);
    const kept = isBooked ? "bill" : "aside";
    this.money.set(intent.id, { place: kept, left: amount - this.givenBack(intent.id) });
    if (!isBooked) return this.must(entry.caseKind === place, entry, `named ${entry.caseKind}, not ${place}`);
    bill.open -= amount;
    bill.hasPayment = true;
  }

  /** Reports come in any order: what came in may have been given back before we heard of it. */
  private givenBack(intentId: string): number {
    const alive = [...this.refunds.values()].filter(
      (one) => one.intentId === intentId && one.state !== "back",
    );
    return alive.reduce((sum, { amount }) => sum + amount, 0);
  }

  private refund(entry: Entry, amount: number, world: World): void {
    if (entry.kind === "refund-to-credit") {
      this.promise(entry, amount, "paid");
      this.credit += amount;
    } else if (entry.kind === "refund-requested") this.promise(entry, amount, "promised");
    else this.endRefund(entry, amount, world);
  }

  private promise(entry: Entry, amount: number, state: Refund["state"]): void {
    const id = entry.refundId ?? 0;
    const intentId = entry.intentId ?? "";
    this.must(!this.refunds.has(id), entry, "asked for before");
    this.refunds.set(id, { intentId, amount, state });
    const money = this.money.get(intentId);
    if (!money) return;
    money.left -= amount;
    // what was given back by hand at the gateway is a fact; the app must not add to it once it knows
    this.must(money.left >= 0 || entry.isByHand, entry, "more would be given back than came in");
  }

  private endRefund(entry: Entry, amount: number, world: World): void {
    const refund = this.refunds.get(entry.refundId ?? 0);
    if (!refund) return this.must(false, entry, "nobody asked for it");
    this.must(refund.amount === amount, entry, `asked for were ${refund.amount}`);
    const made = world.refunds.find(
      ({ id, ours }) => ours === entry.refundId || id === entry.gatewayRefundId,
    );
    const isPaid = entry.kind === "refund-paid";
    const possible = isPaid ? ["succeeded", "failed"] : [undefined, "failed", "canceled"];
    this.must(possible.includes(made?.status), entry, `at the gateway: ${made?.status}`);
    this.must(
      refund.state === "promised" || (!isPaid && refund.state === "paid"),
      entry,
      `was ${refund.state}`,
    );
    refund.state = isPaid ? "paid" : "back";
    const money = this.money.get(refund.intentId);
    if (money && !isPaid) money.left += amount;
  }

  private dispute(entry: Entry, amount: number, world: World): void {
    const id = entry.gatewayDisputeId ?? "";
    const contested = world.disputes.find((one) => one.id === id);
    const state = this.disputes.get(id);
    this.must(contested?.amount === amount, entry, `the bank contests ${contested?.amount}`);
    if (entry.kind === "dispute-opened") {
      this.must(!state, entry, "opened before");
      this.disputes.set(id, "open");
      return;
    }
    this.must(state === "open", entry, `was ${state}`);
    const verdict = entry.kind === "dispute-won" ? "won" : "lost";
    this.must(contested?.status === verdict, entry, `the bank says ${contested?.status}`);
    this.disputes.set(id, verdict);
    if (verdict === "lost") this.loseWhatWaits(entry, amount);
  }

  private isContested({ intentId }: Entry, world: World): boolean {
    const own = world.disputes.filter((dispute) => dispute.intentId === intentId);
    return own.some(({ id }) => this.disputes.get(id) === "open");
  }

  /** Money that no bill had taken stops waiting once the bank has given it back. */
  private loseWhatWaits(entry: Entry, amount: number): void {
    const money = this.money.get(entry.intentId ?? "");
    const waiting = money?.place === "aside" ? Math.min(amount, Math.max(0, money.left)) : 0;
    const ended = entry.lines.find(({ account }) => account === "unmatched")?.amount ?? 0;
    this.must(ended === waiting, entry, `ended ${ended} of what waits, not ${waiting}`);
    if (money) money.left -= waiting;
  }

  private door(entry: Entry, amount: number): void {
    const bill = this.billOf(entry);
    const account = entry.lines.find((line) => line.account !== "receivable")?.account;
    if (entry.kind === "door-payment") {
      this.must(amount <= bill.open, entry, `open were ${bill.open}`);
      this.doors.set(entry.doorPaymentId ?? 0, { amount, account });
      bill.open -= amount;
    } else {
      const taken = this.doors.get(entry.reversesId ?? 0);
      const isSame = taken?.amount === amount && taken.account === account;
      this.must(isSame, entry, `to take back are ${taken?.amount} of ${taken?.account}`);
      this.doors.delete(entry.reversesId ?? 0);
      bill.open += amount;
    }
  }

  private moveCredit(entry: Entry, amount: number, world: World): void {
    const { kind } = entry;
    const bill = this.billOf(entry);
    const aside = this.money.get(entry.intentId ?? "");
    if (kind === "credit-applied") {
      this.must(
        amount === Math.min(this.credit, bill.open),
        entry,
        `credit ${this.credit}, open ${bill.open}`,
      );
      bill.open -= amount;
    } else if (kind === "credit-returned") {
      this.must(amount === -bill.open, entry, `in excess were ${-bill.open}`);
      bill.open += amount;
    } else if (kind === "unmatched-to-credit") {
      this.must(aside?.place === "aside" && aside.left === amount, entry, `waiting were ${aside?.left}`);
      this.must(!this.isContested(entry, world), entry, "the bank holds this money");
      if (aside) aside.left -= amount;
    } else if (kind === "credit-taken-back") {
      this.must(this.credits.get(entry.reversesId ?? 0) === amount, entry, "nothing to take back");
      this.credits.delete(entry.reversesId ?? 0);
    } else this.credits.set(entry.creditId ?? 0, amount);
    this.credit += kind === "credit-applied" || kind === "credit-taken-back" ? -amount : amount;
  }
}

function newBill(): Bill {
  return { amount: 0, added: 0, open: 0, hasPayment: false, beside: 0, left: 0 };
}
