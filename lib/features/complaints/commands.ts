import { lockCustomer, toSqlDate } from "@/lib/db";
import { whyNoComplaint, type ComplainRefusal } from "@/lib/domain/complaints/complaint";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { subscriptionOf } from "@/lib/features/subscriptions/queries";
import type { CustomerScope } from "@/lib/scope";
import { wasDue } from "./due";
import type { ComplainInput } from "./schema";

/** A customer says what was wrong with a tiffin of theirs, once. */
export async function complain(
  { tx, now, customerId }: CustomerScope,
  { subscriptionId, day, kind, note, picture }: ComplainInput,
): Promise<Result<{ kind: string }, ComplainRefusal>> {
  await lockCustomer(tx, customerId);
  const subscription = await subscriptionOf(tx, customerId, subscriptionId);
  if (!subscription) return refuse("not-found");
  const refusal = whyNoComplaint(subscription.slot, day, now);
  if (refusal) return refuse(refusal);
  if (!(await wasDue(tx, customerId, subscription, day))) return refuse("nothing-came");
  if (picture && !(await tx.doorPicture.count({ where: { key: picture, customerId } })))
    return refuse("picture-gone");
  const about = { customerId, subscriptionId, day: toSqlDate(day) };
  // no id comes back: what was said already stays as it is
  const { count } = await tx.complaint.createMany({
    data: [{ ...about, kind, note: note || null, picture: picture ?? null }],
    skipDuplicates: true,
  });
  if (count === 0) return refuse("already-said");
  const entry = { action: "complain", entity: "subscription", entityId: subscriptionId } as const;
  const actor = { id: customerId, role: "customer" } as const;
  await audit(tx, { ...entry, actor, accountId: customerId, after: { day, kind } });
  return ok({ kind });
}
