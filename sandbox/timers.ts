import type { Pool } from "pg";
import { now } from "./clock";
import { settleCharge } from "./resources/balance-transactions";
import { openDispute } from "./resources/disputes";
import { decideByEvidence } from "./resources/dispute-decisions";
import { finishDebit } from "./resources/india-debits";
import { cancelIntent } from "./resources/intent-endings";
import { finishRefund } from "./resources/refund-endings";
import { expireUpi } from "./resources/upi";
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

const TASKS: Readonly<Record<Task, (work: Work, objectId: string) => Promise<void>>> = {
  "settle-charge": settle,
  "lapse-capture": lapse,
  "finish-debit": finishDebit,
  "expire-upi": expireUpi,
  "open-dispute": openDispute,
  "decide-dispute": decideByEvidence,
  "finish-refund": finishRefund,
};

const AT_ONCE = 20;

const TAKE = `delete from sandbox.timers where id in
  (select id from sandbox.timers where due_at <= $1 order by due_at, id limit ${AT_ONCE} for update skip locked)
  returning task, object_id`;

/** Does what is due, whole or not at all; true when there was something. */
export async function runDueTimers(pool: Pool, onEvents: () => void): Promise<boolean> {
  const done = await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ task: Task; object_id: string }>(TAKE, [now()]);
    if (rows.length === 0) return false;
    for (const { task, object_id } of rows) {
      // Flushed one by one: the next task may be about the same object.
      const work = Work.changing(client);
      await TASKS[task](work, object_id);
      await work.flush();
    }
    return true;
  });
  if (done) onEvents();
  return done;
}
