import { GatewayUnavailable } from "@/lib/gateway/intents";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { readBookCheck, type BookCheck } from "./check-queries";
import { checkGateway, type GatewayCounts } from "./gateway-check";
import { checkOwn } from "./own-check";
import type { SystemFlow } from "@/lib/scope";

const DAY_MS = 86_400_000;
/** A dispute or refund of anything older reaches us as an event; the entries from then were proved then. */
const WINDOW_DAYS = 45;
const NOTHING: GatewayCounts = { gatewayPayments: 0, gatewayRefunds: 0, gatewayDisputes: 0 };

/**
 * Proves that the ledger equals the bills, the payments and the gateway's own lists, after bringing in what the gateway
 * already knows. Each difference is kept with the check, for a person to settle.
 *
 * @throws what kept a report of the gateway from being brought in, once the check is written down: one report that can't be
 * understood must not keep the books from being proved
 */
export async function checkBooks(flow: SystemFlow, windowDays = WINDOW_DAYS): Promise<BookCheck> {
  const [reconciled] = await Promise.allSettled([reconcile(flow)]);
  const check = await proveBooks(flow, windowDays);
  if (reconciled.status === "rejected") throw reconciled.reason;
  return check;
}

async function proveBooks(flow: SystemFlow, windowDays: number): Promise<BookCheck> {
  const gateway = await askGateway(flow, new Date(flow.now.getTime() - windowDays * DAY_MS));
  return flow.system(async (tx) => {
    const own = await checkOwn(tx);
    const row = await tx.bookCheck.create({
      data: {
        isComplete: gateway.isComplete,
        checked: { ...own.counts, ...gateway.counts },
        differences: [...own.differences, ...gateway.differences],
      },
    });
    return readBookCheck(row);
  });
}

async function askGateway(flow: SystemFlow, since: Date) {
  try {
    return { ...(await checkGateway(flow, since)), isComplete: true };
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
    return { counts: NOTHING, differences: [], isComplete: false };
  }
}
