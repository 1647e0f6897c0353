// What the office and the drivers do.
import { rupees } from "@/lib/domain/money";
import { recalculateForStaff } from "@/lib/features/billing/recalculate";
import { giveCredit, takeBackCredit } from "@/lib/features/credits/credits";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { paise } from "@/lib/domain/money";
import { asSystem } from "@/lib/db";
import type { Result } from "@/lib/domain/result";
import { payableOf } from "./customer";
import { at } from "@/tests/support/make";
import { MONTHS, TO_BILL } from "../kitchen";
import type { App, Play } from "../play";
import { pressForms, type Form, type Heard, type PressTrouble } from "../pressing";
import type { Step } from "../steps";

const reason = "As the customer said on the phone";

export function formOf<V, E extends string>(
  action: string,
  input: object,
  act: (app: App) => Promise<Result<V, E>>,
): Form<V, E> {
  return { action, way: "flow", by: "staff", input, act };
}

export async function pressOne<V, E extends string>(
  play: Play,
  trouble: PressTrouble,
  form: Form<V, E>,
): Promise<Heard<V, E>> {
  const [answer = null] = await pressForms(play, trouble, [form]);
  return answer;
}

let references = 0;

type Door = Extract<Step, { do: "pay at the door" }>;

/** Takes part of what was open when the books were last shown, to the paisa. */
export async function payAtDoor(play: Play, { bill, part, upi, trouble }: Door): Promise<void> {
  const billId = play.billId(bill);
  const open = play.books.bills.get(billId)?.open ?? 0;
  const amount = paise(Math.ceil((open * part) / 100));
  if (amount === 0) return;
  references += 1;
  const how = upi
    ? { method: "upi" as const, reference: `UPI-${process.pid}-${references}` }
    : { method: "cash" as const, reference: null };
  const input = { billId, amount, seen: paise(open), ...how };
  const form = formOf("take-door-payment", input, ({ staff }) => takeDoorPayment(staff, input));
  const answer = await pressOne(play, trouble, form);
  play.expectEntry("door-payment", amount, answer);
  if (answer?.ok && !answer.value.onlineMayStillCome) play.expect(() => nonePayable(play, billId));
}

/** As the driver was told: whatever page was left open can no longer take money. */
async function nonePayable(play: Play, billId: number): Promise<string | null> {
  const [left] = play.isCrowded ? [] : await payableOf(play, billId);
  return left ? `bill ${billId} was paid at the door, and ${left.id} can still be paid` : null;
}

export async function takeBackDoorPayment(play: Play, which: number, trouble: PressTrouble): Promise<void> {
  const { doorPayments } = await play.rows();
  const wrong = doorPayments[which % Math.max(1, doorPayments.length)];
  if (!wrong) return;
  const input = { doorPaymentId: wrong.id, reason };
  const form = formOf("counter-door-payment", input, ({ staff }) => counterDoorPayment(staff, input));
  const answer = await pressOne(play, trouble, form);
  play.expectEntry("door-counter-entry", wrong.amount, answer);
}

export async function give(play: Play, amount: number, trouble: PressTrouble): Promise<void> {
  const { credits } = await play.rows();
  const counters = credits.filter(({ isTakenBack }) => isTakenBack).length;
  const seen = credits.length + counters;
  const input = {
    customerId: play.customer.id,
    amount: rupees(amount),
    reason,
    billId: null,
    day: null,
    seen,
  };
  const form = formOf("give-credit", input, ({ staff }) => giveCredit(staff, input));
  const answer = await pressOne(play, trouble, form);
  play.expectEntry("credit-given", amount * 100, answer);
}

export async function takeBack(play: Play, which: number, trouble: PressTrouble): Promise<void> {
  const { credits } = await play.rows();
  const credit = credits[which % Math.max(1, credits.length)];
  if (!credit) return;
  const input = { creditId: credit.id, reason };
  const form = formOf("take-back-credit", input, ({ staff }) => takeBackCredit(staff, input));
  const answer = await pressOne(play, trouble, form);
  play.expectEntry("credit-taken-back", credit.amount, answer);
}

/** Takes out a day that should not have been charged, and recalculates the bill. */
export async function correct(play: Play, bill: number, day: number, trouble: PressTrouble): Promise<void> {
  const { month, date: pauseDate } = dayOf(play, bill, day);
  const data = [{ customerId: play.customer.id, pauseDate }];
  await asSystem((tx) => tx.pause.createMany({ data, skipDuplicates: true }), at(month.firstDay, "00:00"));
  const input = { billId: play.billId(bill), reason };
  const form = formOf("recalculate-bill", input, ({ staff }) => recalculateForStaff(staff, input));
  const answer = await pressOne(play, trouble, form);
  if (!answer) return play.expectEntry("bill-adjusted", null, null, reason);
  const change = answer.ok ? (answer.value.after - answer.value.before) * 100 : 0;
  play.expectEntry("bill-adjusted", change, { ok: change !== 0 }, reason);
}

/** A day of the bill's month on which a tiffin came. */
export function dayOf(play: Play, bill: number, day: number) {
  const month = [...MONTHS, TO_BILL][bill % play.customer.billIds.length] ?? MONTHS[0];
  const date = new Date(Date.parse(`${month.firstDay}T00:00:00.000Z`) + (day % month.days) * 86_400_000);
  return { month, date };
}

type Settle = Extract<Step, { do: "settle a case" }>;

export async function settleOneCase(play: Play, { which, way, trouble }: Settle): Promise<void> {
  const cases = (await play.rows()).cases.filter(({ isOpen }) => isOpen);
  const oddCase = cases[which % Math.max(1, cases.length)];
  if (!oddCase) return;
  const waiting = play.books.money.get(oddCase.objectId)?.left ?? 0;
  const input = { caseId: oddCase.id, way, note: reason };
  const form = formOf("settle-case", input, ({ staff }) => settleCase(staff, input));
  const answer = await pressOne(play, trouble, form);
  if (way === "refund") play.expectEntry("refund-requested", waiting, answer);
  if (way === "credit") play.expectEntry("unmatched-to-credit", waiting, answer);
}
