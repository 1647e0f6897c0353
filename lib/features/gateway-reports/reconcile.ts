import type { SystemFlow } from "@/lib/scope";
import { catchUpEvents } from "./catch-up";
import { checkPayments, checkRefunds, type ChecksReport } from "./checks";
import { GatewayUnavailable } from "@/lib/gateway/intents";

export type ReconcileReport = ChecksReport & { refunds: number; events: number };

/**
 * Brings the books to what the gateway knows, without any webhook: it is asked about stalled payments and refunds, then its
 * list of events is read for the rest (disputes, refunds made there, customers deleted there).
 */
export async function reconcile(flow: SystemFlow): Promise<ReconcileReport> {
  const payments = await checkPayments(flow);
  const report = { ...payments, refunds: 0, events: 0 };
  if (payments.isGatewayDown) return report;
  try {
    const refunds = await checkRefunds(flow);
    return { ...report, refunds, events: await catchUpEvents(flow) };
  } catch (error) {
    if (error instanceof GatewayUnavailable) return { ...report, isGatewayDown: true };
    throw error;
  }
}
