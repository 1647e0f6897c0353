import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { peopleFound } from "@/lib/lists/search";

export type Unclear = "no-such-customer" | "several-customers";

/** The one customer who is meant by a code, a phone number or a name. */
export async function customerMeant(
  tx: Tx,
  text: string,
): Promise<Result<{ id: number; city: string; isClosed: boolean }, Unclear>> {
  const found = await peopleFound(tx, text, 50);
  const rows = await tx.user.findMany({
    where: { id: { in: found ?? [] }, role: "customer", anonymisedAt: null },
    select: { id: true, city: true, closedAt: true },
    take: 2,
  });
  const [one, other] = rows;
  if (found === null || other) return refuse("several-customers");
  return one
    ? ok({ id: one.id, city: one.city, isClosed: one.closedAt !== null })
    : refuse("no-such-customer");
}
