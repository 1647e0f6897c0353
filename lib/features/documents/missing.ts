import { lockCustomer, type Tx } from "@/lib/db";
import { keepInvoices } from "./commands";
import { keepDoorReceipt, keepOnlineReceipt } from "./receipts";
import type { SystemFlow } from "@/lib/scope";

type Row = { id: number; customerId: number };

const BATCH_SIZE = 50;

/**
 * Issues the documents of bills and payments from before documents existed, with what is known of them today. The oldest come
 * first, so that their numbers follow each other. The next run finishes what a killed run began.
 */
export async function issueMissing(flow: SystemFlow): Promise<{ invoices: number; receipts: number }> {
  const invoices = await issueAll(flow, billsWithout, (tx, id) => keepInvoices(tx, [id], flow.now));
  const online = await issueAll(flow, paymentsWithout, (tx, id) => keepOnlineReceipt(tx, id, flow.now));
  const atDoor = await issueAll(flow, doorPaymentsWithout, (tx, id) => keepDoorReceipt(tx, id, flow.now));
  return { invoices, receipts: online + atDoor };
}

async function issueAll(
  { system }: SystemFlow,
  find: (tx: Tx) => Promise<Row[]>,
  issue: (tx: Tx, id: number) => Promise<void>,
): Promise<number> {
  let issued = 0;
  for (;;) {
    const rows = await system(find);
    if (rows.length === 0) return issued;
    for (const { id, customerId } of rows) {
      await system(async (tx) => {
        await lockCustomer(tx, customerId);
        await issue(tx, id);
      });
    }
    issued += rows.length;
  }
}

function billsWithout(tx: Tx): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT b.id, b.customer_id AS "customerId" FROM bills b
    WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.bill_id = b.id AND d.kind = 'invoice')
    ORDER BY b.id LIMIT ${BATCH_SIZE}`;
}

function paymentsWithout(tx: Tx): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT l.payment_id AS id, l.customer_id AS "customerId" FROM payment_logs l
    WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.payment_id = l.payment_id)
    ORDER BY l.id LIMIT ${BATCH_SIZE}`;
}

function doorPaymentsWithout(tx: Tx): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    SELECT p.id, p.customer_id AS "customerId" FROM door_payments p
    WHERE p.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.door_payment_id = p.id)
    ORDER BY p.id LIMIT ${BATCH_SIZE}`;
}
