import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { peopleFound } from "@/lib/lists/search";
import type { Prisma } from "@/prisma/generated/client";

export type Unclear = "no-such-customer" | "several-customers";
type Meant = { id: number; city: string; isClosed: boolean };

/** More matches than anybody means. */
const MOST_FOUND = 50;

/** The one customer who is meant by a code, a number with `#` before it, a phone number or a name. */
export async function customerMeant(tx: Tx, text: string): Promise<Result<Meant, Unclear>> {
  const exact = await customers(tx, exactly(text));
  const found = exact.length > 0 ? exact : await customersFound(tx, text);
  const [one, other] = found ?? [];
  if (found === null || other) return refuse("several-customers");
  return one ? ok(one) : refuse("no-such-customer");
}

function exactly(text: string): Prisma.UserWhereInput {
  const id = /^#(\d{1,9})$/.exec(text)?.[1];
  return id === undefined ? { code: text.replace(/[\s#-]/g, "").toUpperCase() } : { id: Number(id) };
}

async function customersFound(tx: Tx, text: string): Promise<Meant[] | null> {
  const ids = await peopleFound(tx, text, MOST_FOUND);
  return ids && customers(tx, { id: { in: ids } });
}

async function customers(tx: Tx, where: Prisma.UserWhereInput): Promise<Meant[]> {
  const rows = await tx.user.findMany({
    where: { ...where, role: "customer", anonymisedAt: null },
    select: { id: true, city: true, closedAt: true },
    take: 2,
  });
  return rows.map(({ id, city, closedAt }) => ({ id, city, isClosed: closedAt !== null }));
}
