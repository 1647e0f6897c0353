import type { Tx } from "@/lib/db";

/** People's names by id; anyone who is gone is missing. */
export async function fullnamesOf(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const people = await tx.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, fullname: true },
  });
  return new Map(people.map(({ id, fullname }) => [id, fullname]));
}
