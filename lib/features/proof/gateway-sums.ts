import type { Tx } from "@/lib/db";

type Sum = { id: string; amount: bigint };
type Ids = readonly string[];

const byId = (rows: Sum[]) => new Map(rows.map(({ id, amount }) => [id, Number(amount)]));

/** What the books received through each of these intents, booked to a bill or set aside. Paise. */
export async function bookedIntents(tx: Tx, ids: Ids): Promise<Map<string, number>> {
  return byId(
    await tx.$queryRaw<Sum[]>`
      SELECT coalesce(p.stripe_payment_intent_id, f.stripe_object_id) AS id, sum(l.amount)::bigint AS amount
      FROM journal_entries e
      JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'gateway'
      LEFT JOIN payments p ON p.id = e.payment_id
      LEFT JOIN cases f ON f.id = e.case_id
      WHERE e.kind IN ('payment-received', 'money-unmatched')
        AND (e.payment_id IN (SELECT id FROM payments WHERE stripe_payment_intent_id = ANY (${ids}))
          OR e.case_id IN (SELECT id FROM cases WHERE stripe_object_id = ANY (${ids})))
      GROUP BY 1`,
  );
}

/** What left the gateway's account for each of these refunds. Paise. */
export async function bookedRefunds(tx: Tx, ids: Ids): Promise<Map<string, number>> {
  return byId(
    await tx.$queryRaw<Sum[]>`
      SELECT r.stripe_refund_id AS id, sum(-l.amount)::bigint AS amount
      FROM refunds r JOIN journal_entries e ON e.refund_id = r.id
      JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'gateway'
      WHERE r.stripe_refund_id = ANY (${ids}) GROUP BY r.stripe_refund_id`,
  );
}

/** What left the gateway's account for each of these disputes. Paise. */
export async function bookedDisputes(tx: Tx, ids: Ids): Promise<Map<string, number>> {
  return byId(
    await tx.$queryRaw<Sum[]>`
      SELECT d.stripe_dispute_id AS id, sum(-l.amount)::bigint AS amount
      FROM disputes d JOIN journal_entries e ON e.dispute_id = d.id
      JOIN journal_lines l ON l.entry_id = e.id AND l.account = 'gateway'
      WHERE d.stripe_dispute_id = ANY (${ids}) GROUP BY d.stripe_dispute_id`,
  );
}

/** The intents that are ours: of a payment, or of money set aside. */
export async function ourIntents(tx: Tx, ids: Ids): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT stripe_payment_intent_id AS id FROM payments WHERE stripe_payment_intent_id = ANY (${ids})
    UNION SELECT stripe_object_id FROM cases WHERE stripe_object_id = ANY (${ids})`;
  return new Set(rows.map(({ id }) => id));
}

/** Our successful payments begun since an instant. */
export function succeededSince(tx: Tx, since: Date) {
  return tx.payment.findMany({
    where: { status: "succeeded", createdAt: { gte: since } },
    orderBy: { id: "asc" },
    select: { id: true, stripePaymentIntentId: true, amount: true },
  });
}
