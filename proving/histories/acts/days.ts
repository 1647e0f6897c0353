// What changes billed days, and what is done about the bills.
import { fromSqlDate } from "@/lib/db";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { addClosures, removeClosure } from "@/lib/features/closures/commands";
import { correctBills } from "@/lib/features/corrections/commands";
import { leaveBill } from "@/lib/features/corrections/leave";
import { wholly } from "@/lib/press/wholly";
import { TO_BILL } from "../kitchen";
import type { Trouble } from "../life";
import { worthOf } from "../oracle/worth";
import type { Play } from "../play";
import type { Form, PressTrouble } from "../pressing";
import { dayOf, formOf, pressOne } from "./office";

const reason = "Nobody could cook";

export async function closeDay(
  play: Play,
  bill: number,
  which: number,
  trouble: PressTrouble,
): Promise<void> {
  const day = fromSqlDate(dayOf(play, bill, which).date);
  const wasClosed = (await closedDays(play)).includes(day);
  const input = { from: day, reason, lateReason: reason };
  const form: Form<unknown, string> = {
    ...formOf("add-closures", input, ({ staff }) =>
      wholly(staff.run, (tx) => addClosures({ ...staff, tx }, input)),
    ),
    way: "transaction",
  };
  const answer = await pressOne(play, trouble, form);
  if (answer?.ok === wasClosed) throw new Error(`${day} was ${wasClosed ? "closed" : "open"} before`);
  if (answer) await mustBe(play, day, "closed");
}

export async function reopenDay(play: Play, which: number, trouble: PressTrouble): Promise<void> {
  const { closures } = await play.rows();
  const closure = closures[which % Math.max(1, closures.length)];
  if (!closure) return;
  const input = { closureId: closure.id, lateReason: reason };
  const form: Form<unknown, string> = {
    ...formOf("remove-closure", input, ({ staff }) =>
      wholly(staff.run, (tx) => removeClosure({ ...staff, tx }, input)),
    ),
    way: "transaction",
  };
  const answer = await pressOne(play, trouble, form);
  if (answer && !answer.ok) throw new Error(`${closure.day} could not be opened: ${answer.error}`);
  if (answer) await mustBe(play, closure.day, "open");
}

const closedDays = async (play: Play) => (await play.rows()).closures.map(({ day }) => day);

async function mustBe(play: Play, day: string, state: "closed" | "open"): Promise<void> {
  const is = (await closedDays(play)).includes(day) ? "closed" : "open";
  if (is !== state) throw new Error(`${day} is ${is}, and said to be ${state}`);
}

/** Makes the bills of a month that nobody has been billed for yet. */
export async function makeBills(play: Play, trouble: PressTrouble): Promise<void> {
  await play.kitchen.subscribe(play.customer.id);
  const input = { month: parsePlainMonth(TO_BILL.month) };
  const form = formOf("generate-bills", input, ({ staff }) => generateBills(staff, input));
  const answer = await pressOne(play, trouble, form);
  if (answer && !answer.ok) throw new Error(`no bills were made: ${answer.error}`);
  const { bills } = await play.rows();
  const ofMonth = bills.filter(({ month }) => month === TO_BILL.month);
  if (answer && ofMonth.length !== 1) throw new Error(`${ofMonth.length} bills were made of a month`);
  play.customer.billIds = bills.map(({ id }) => id);
}

/** The job that corrects the bills of changed days. */
export async function runCorrections(play: Play, trouble: Trouble): Promise<void> {
  const faults: unknown[] = [];
  await play.act(trouble, ({ staff }) => correctBills(staff, (fault) => faults.push(fault)));
  if (trouble.kind !== "killed" && faults.length > 0) throw faults[0];
}

/** An admin decides that a bill that can't be corrected stays as it is. */
export async function leave(play: Play, which: number, trouble: PressTrouble): Promise<void> {
  const before = await play.rows();
  const waiting = before.openCorrections.filter(({ isWaiting }) => isWaiting);
  const bill = waiting[which % Math.max(1, waiting.length)];
  if (!bill) return;
  const input = { billId: bill.billId, reason };
  const form = formOf("leave-bill", input, ({ staff }) => leaveBill(staff, input));
  const answer = await pressOne(play, trouble, form);
  play.expect(async () => {
    const { left, days, bills } = await play.rows();
    const made = left.filter(({ id }) => !before.left.some((one) => one.id === id));
    const month = bills.find(({ id }) => id === bill.billId)?.month ?? "";
    if (made.length > 0) play.books.leave(bill.billId, worthOf(days, month));
    const isWrong = answer ? made.length !== Number(answer.ok) : made.length > 1;
    return isWrong ? `answered ${JSON.stringify(answer)}, and left ${made.length} bills` : null;
  });
}
