import { asSystem } from "@/lib/db";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { payOnPage, pressPay } from "./acts/customer";
import { leave, makeBills, reopenDay, runCorrections } from "./acts/days";
import { deliver, lose, onTheirWay } from "./acts/webhooks";
import { clock, HOUR_MS, MINUTE_MS } from "./clock";
import { QUIET } from "./life";
import { afterCredit, mustAnswer } from "./oracle/pressing";
import { wrongAtTheEnd, wrongSetAside } from "./oracle/end";
import { passTime, runJobs } from "./perform";
import type { Play } from "./play";
import { HEARD } from "./pressing";
import type { History } from "./steps";

/** Beyond this many rounds the app and the gateway are keeping each other busy for ever. */
const MAX_ROUNDS = 6;

/** Lets everything under way finish, and compares the result with what must be. @throws when they differ. */
export async function endHistory(play: Play, { ending, isPaidOff }: Ending): Promise<void> {
  // customers whose bank asked them have left: their payment expires or stays where it is
  await passTime(play, 6 * MINUTE_MS);
  await tell(play, ending);
  await passTime(play, HOUR_MS);
  await comeToRest(play, ending);
  await openAgain(play, ending);
  if (isPaidOff) await payOff(play);
  await leaveWhatWaits(play);
  await putAway(play);
}

/** Everything under way ends, and is as it must be. */
async function comeToRest(play: Play, ending: History["ending"]): Promise<void> {
  for (let round = 0; ; round++) {
    await runJobs(play, QUIET);
    await runCorrections(play, QUIET);
    await play.audit();
    await passTime(play, 11 * MINUTE_MS);
    const isQuiet = (await onTheirWay(play)).length === 0;
    if (isQuiet && round > 0) break;
    if (round === MAX_ROUNDS) throw new Error("it never comes to rest");
    await tell(play, ending);
  }
  await compare(play);
}

/** The next history starts with no closed days: reopens what was closed, and corrects the bills. */
async function openAgain(play: Play, ending: History["ending"]): Promise<void> {
  const { closures } = await play.rows();
  if (closures.length === 0) return;
  for (let left = closures.length; left > 0; left--) await reopenDay(play, 0, HEARD);
  await runCorrections(play, QUIET);
  await makeBills(play, HEARD);
  await play.audit();
  await comeToRest(play, ending);
}

/** An admin decides what can't be corrected; otherwise later histories' jobs would look at it again and again. */
async function leaveWhatWaits(play: Play): Promise<void> {
  await runCorrections(play, QUIET);
  const { openCorrections } = await play.rows();
  for (let left = openCorrections.length; left > 0; left--) {
    await leave(play, 0, HEARD);
    await play.audit();
  }
  const { openCorrections: still } = await play.rows();
  if (still.length > 0) throw new Error(`${still.length} corrections are open for ever`);
}

type Ending = Pick<History, "ending" | "isPaidOff">;

/** An open bill can be paid, unless the rules say otherwise. */
async function payOff(play: Play): Promise<void> {
  const paid: number[] = [];
  for (const billId of play.customer.billIds) {
    const before = mustAnswer(play.books, billId, await play.rows(), await play.world());
    const [answer] = await pressPay(play, billId, 1, HEARD);
    await play.audit();
    const is = answer?.ok ? "to be paid" : answer?.error;
    const must = afterCredit(before, play.books.bills.get(billId)?.open ?? 0);
    if (is !== must) throw new Error(`bill ${billId} is ${is}, not ${must}`);
    if (is !== "to be paid") continue;
    await payOnPage(play, billId, 0, "good");
    paid.push(billId);
  }
  await tell(play, "delivered");
  for (const billId of paid) {
    const open = play.books.bills.get(billId)?.open;
    if (open !== 0) throw new Error(`bill ${billId} was paid, and is open by ${open}`);
  }
  await compare(play);
}

async function tell(play: Play, ending: History["ending"]): Promise<void> {
  if (ending === "lost") await lose(play, 100);
  else await deliver(play, { share: 100, copies: 1, order: 1, isHeard: true });
  await play.audit();
}

async function compare(play: Play): Promise<void> {
  const rows = await play.rows();
  const world = await play.world();
  const { counts } = play;
  const wentSmoothly = counts.kills === 0 && counts.faults === 0;
  const shown = await play.act(QUIET, ({ customer: { run, customerId } }) =>
    run((tx) => setAsideOf(tx, { customerId })),
  );
  const wrong = [
    ...wrongAtTheEnd(rows, play.books, world, wentSmoothly),
    ...wrongSetAside(shown, play.books),
  ];
  counts.payments = rows.payments.length;
  counts.refunds = rows.refunds.length;
  counts.disputes = world.disputes.length;
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** Keeps this history's attempts away from the jobs of later ones. */
async function putAway({ customer }: Play): Promise<void> {
  const where = { customerId: customer.id, status: { in: ["pending", "failed"] } };
  await asSystem((tx) =>
    tx.payment.updateMany({
      where,
      data: { status: "failed", failureCode: "canceled", endedAt: clock.now() },
    }),
  );
}
