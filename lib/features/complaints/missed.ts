import { lockCustomer, toSqlDate, type Tx } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { standingsAt, tiffinKey } from "@/lib/features/drive/queries";
import { giveUpOnline } from "@/lib/features/payments/give-up";
import { subscriptionOf } from "@/lib/features/subscriptions/queries";
import { keeping } from "@/lib/press/press";
import type { StaffFlow } from "@/lib/scope";
import { creditOne, type Credited, type DecideRefusal } from "./decide";
import { wasDue } from "./due";
import type { CreditMissedInput } from "./schema";

type MissedRefusal = DecideRefusal | "not-charged" | "brought-meanwhile";

/**
 * Gives back what a tiffin cost that a driver marked as not delivered. It counts as complained of from then on: a customer who had
 * complained already is answered by it, and one who hasn't need not.
 */
export async function creditMissed(
  flow: StaffFlow,
  input: CreditMissedInput,
): Promise<Result<Credited, MissedRefusal>> {
  const found = await flow.system((tx) => findMissed(tx, input));
  if (!found.ok) return found;
  await giveUpOnline(flow, found.value);
  return flow.system(
    keeping(async (tx) => {
      const still = await findMissed(tx, input);
      return still.ok ? creditOne(tx, flow, await complaintOf(tx, { ...input, ...still.value })) : still;
    }),
  );
}

/** Locks the customer. */
async function findMissed(
  tx: Tx,
  { subscriptionId, day }: CreditMissedInput,
): Promise<Result<{ customerId: number }, MissedRefusal>> {
  const found = await tx.subscription.findUnique({ where: { id: subscriptionId } });
  if (!found) return refuse("not-found");
  const { customerId } = found;
  await lockCustomer(tx, customerId);
  const standings = await standingsAt(tx, [{ tiffinId: subscriptionId, day }]);
  if (standings.get(tiffinKey({ tiffinId: subscriptionId, day }))?.state !== "not_delivered")
    return refuse("brought-meanwhile");
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  const isDue = subscription !== null && (await wasDue(tx, customerId, subscription, day));
  return isDue ? ok({ customerId }) : refuse("not-charged");
}

type Of = { customerId: number; subscriptionId: number; day: PlainDate };

/** What was said of it, or else a line that stands for it. */
async function complaintOf(tx: Tx, { day, ...of }: Of): Promise<number> {
  const about = { ...of, day: toSqlDate(day) };
  await tx.complaint.createMany({
    data: [{ ...about, kind: "missing", fromMark: true }],
    skipDuplicates: true,
  });
  return (await tx.complaint.findFirstOrThrow({ where: about, select: { id: true } })).id;
}
