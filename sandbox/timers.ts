import type { Pool } from "pg";
import { cardByName } from "./cards";
import { charge, decline } from "./resources/outcomes";
import { settleCharge } from "./resources/balance-transactions";
import { openDispute } from "./resources/disputes";
import { cancelIntent } from "./resources/intent-endings";
import { inTransaction } from "./store/database";
import { Work, type Task } from "./store/work";

async function settle(work: Work, chargeId: string): Promise<void> {
  const row = await work.get("charge", chargeId);
  if (!row || row.data.balance_transaction) return;
  settleCharge(work, row.data);
  work.emit("charge.updated", row.data, { balance_transaction: null });
}

async function lapse(work: Work, intentId: string): Promise<void> {
  const intent = await work.get("payment_intent", intentId);
  if (intent?.data.status === "requires_capture") await cancelIntent(work, intent, "automatic");
}

/** The bank has announced the debit to its customer; now it is made, or fails as the test card says. */
async function finishDebit(work: Work, intentId: string): Promise<void> {
  const intent = await work.get("payment_intent", intentId);
  if (intent?.data.status !== "processing" || !intent.data.payment_method) return;
  const method = await work.get("payment_method", intent.data.payment_method);
  const debit = method && cardByName(method.hidden.card)?.debit;
  if (!method || !debit) return;
  if (debit === "succeeds") charge(work, intent, method, null);
  else decline(work, intent, method, debit, null);
}

const TASKS: Readonly<Record<Task, (work: Work, objectId: string) => Promise<void>>> = {
  "settle-charge": settle,
  "lapse-capture": lapse,
  "finish-debit": finishDebit,
  "open-dispute": openDispute,
};

const TAKE = `delete from sandbox.timers where id =
  (select id from sandbox.timers where due_at <= now() order by due_at, id limit 1 for update skip locked)
  returning task, object_id`;

/** Does one thing that is due, whole or not at all; true when there was one. */
export async function runDueTimer(pool: Pool, onEvents: () => void): Promise<boolean> {
  const done = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ task: Task; object_id: string }>(TAKE);
    const [due] = rows;
    if (!due) return false;
    const work = Work.changing(client);
    await TASKS[due.task](work, due.object_id);
    await work.flush();
    return true;
  });
  if (done) onEvents();
  return done;
}
