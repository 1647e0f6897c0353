import type { Tx } from "@/lib/db";
import { rupees, toPaise, type Rupees } from "@/lib/domain/money";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { keeping } from "@/lib/press/press";
import { audit } from "@/lib/features/audit/commands";
import { lockCustomers } from "@/lib/features/billing/bill-rows";
import { compareBills } from "./bill-facts";
import { openItemsOf, type OpenItem } from "./open-items";
import type { StaffFlow } from "@/lib/scope";

type Leave = { billId: number; reason: string };

export type LeaveRefusal = "not-found" | "not-waiting" | "changed-meanwhile";

/**
 * An admin leaves a bill as it is where an obstacle keeps it from being corrected: the difference counts as settled, and no
 * money moves.
 */
export function leaveBill(flow: StaffFlow, input: Leave): Promise<Result<{ billId: number }, LeaveRefusal>> {
  return flow.system(keeping((tx) => leave(tx, flow, input)));
}

async function leave(
  tx: Tx,
  { now, staff }: StaffFlow,
  { billId, reason }: Leave,
): Promise<Result<{ billId: number }, LeaveRefusal>> {
  const waiting = await waitingBill(tx, billId);
  if (!waiting.ok) return waiting;
  const { bill, first, others, before, after } = waiting.value;
  const done = { afterAmount: after, doneAt: now, obstacle: null };
  await tx.billCorrection.updateMany({
    where: { id: { in: others.map(({ id }) => id) } },
    data: { ...done, outcome: "same", beforeAmount: after },
  });
  const decision = { outcome: "left", beforeAmount: before, note: reason, decidedById: staff.id };
  await tx.billCorrection.update({ where: { id: first.id }, data: { ...done, ...decision } });
  const entry = { actor: staff, action: "leave-bill", entity: "bill", entityId: billId, reason } as const;
  await audit(tx, {
    ...entry,
    accountId: bill.customerId,
    before: { amountPaise: toPaise(rupees(before)) },
    after: { amountPaise: toPaise(rupees(after)) },
  });
  return ok({ billId });
}

type Waiting = {
  bill: { customerId: number };
  first: OpenItem;
  others: OpenItem[];
  before: Rupees;
  after: Rupees;
};

/** Locks the customer: what is found holds until the transaction ends. */
async function waitingBill(tx: Tx, billId: number): Promise<Result<Waiting, LeaveRefusal>> {
  const bill = await tx.bill.findUnique({ where: { id: billId }, select: { customerId: true } });
  if (!bill) return refuse("not-found");
  await lockCustomers(tx, [bill.customerId]);
  const items = (await openItemsOf(tx, bill.customerId)).filter((item) => item.billId === billId);
  const [first, ...others] = items;
  const [compared] = await compareBills(tx, [billId]);
  if (!first || !compared?.decision.obstacle) return refuse("not-waiting");
  // a change that came since is not part of what was decided
  if (items.some(({ obstacle }) => obstacle === null)) return refuse("changed-meanwhile");
  const { before, after } = compared.decision;
  return ok({ bill, first, others, before, after });
}
