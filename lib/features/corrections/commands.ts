import type { Tx } from "@/lib/db";
import { STILL_PAYABLE, giveUpOnline } from "@/lib/features/payments/give-up";
import { compareBills } from "./bill-facts";
import { correctCustomer, type CustomerReport } from "./correct";
import type { SystemFlow } from "@/lib/scope";

/** `waiting` counts bills that could not be corrected yet, `faults` customers whose correction failed with a fault. */
export type CorrectionReport = CustomerReport & { faults: number };

/**
 * Corrects what late changes left open, customer by customer in the order of their ids. Each commits on its own: the next run
 * finishes what a killed run began, and two simultaneous runs wait for each other and do nothing twice.
 */
export async function correctBills(
  flow: SystemFlow,
  onFault: (fault: unknown) => void,
): Promise<CorrectionReport> {
  const report = { settled: 0, waiting: 0, faults: 0 };
  let afterId = 0;
  for (;;) {
    const customerId = await flow.system((tx) => nextCustomer(tx, afterId));
    if (customerId === null) return report;
    afterId = customerId;
    try {
      const { settled, waiting } = await correctOne(flow, customerId);
      report.settled += settled;
      report.waiting += waiting;
    } catch (fault) {
      onFault(fault);
      report.faults += 1;
      await flow.system((tx) => noteFault(tx, customerId));
    }
  }
}

/** What is under way online is given up first, but only where a sum changes. */
async function correctOne(flow: SystemFlow, customerId: number): Promise<CustomerReport> {
  if (await flow.system((tx) => mustGiveUp(tx, customerId))) await giveUpOnline(flow, { customerId });
  return flow.system((tx) => correctCustomer({ tx, now: flow.now }, customerId));
}

async function mustGiveUp(tx: Tx, customerId: number): Promise<boolean> {
  if ((await tx.payment.count({ where: { customerId, ...STILL_PAYABLE } })) === 0) return false;
  const open = await tx.billCorrection.findMany({
    where: { customerId, doneAt: null },
    select: { billId: true },
  });
  const compared = await compareBills(tx, [...new Set(open.map(({ billId }) => billId))]);
  return compared.some(({ decision: { before, after } }) => before !== after);
}

async function nextCustomer(tx: Tx, afterId: number): Promise<number | null> {
  const next = await tx.billCorrection.findFirst({
    where: { doneAt: null, customerId: { gt: afterId } },
    orderBy: { customerId: "asc" },
    select: { customerId: true },
  });
  return next?.customerId ?? null;
}

async function noteFault(tx: Tx, customerId: number): Promise<void> {
  await tx.billCorrection.updateMany({ where: { customerId, doneAt: null }, data: { obstacle: "fault" } });
}
