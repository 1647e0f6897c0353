// People with diets, and plans with dishes of each test's own.
import { asCustomer, asStaff, asSystem } from "@/lib/db";
import type { CustomerId, StaffRole } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { saveDiet } from "@/lib/features/diets/commands";
import { specialsOn } from "@/lib/features/diets/queries";
import { at, makeCustomer, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";

export const DAY = parsePlainDate("2026-12-03");
export const NOW = at("2026-12-02", "20:00");

let made = 0;

/** A plan whose dishes are this test's own; `of` says what they hold. */
export async function planOf(of: Record<string, string[] | null>) {
  made += 1;
  const named = Object.entries(of).map(([name, allergens]) => ({ name: `${name} ${made}`, allergens }));
  const plan = await makePlan({ items: named.map(({ name }) => name) });
  for (const { name, allergens } of named)
    await asSystem((tx) =>
      tx.dish.updateMany({ where: { name }, data: { allergens: allergens ?? [], mark: "veg" } }),
    );
  const rows = await asSystem((tx) =>
    tx.dish.findMany({ where: { name: { in: named.map(({ name }) => name) } } }),
  );
  const ids = Object.fromEntries(rows.map(({ id, name }) => [name.replace(/ \d+$/, ""), id]));
  return { plan, ids };
}

export async function eater(plan: { id: number; dailyRate: number }, fullname = "Asha Kulkarni") {
  const customerId = await makeCustomer({ fullname });
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  return { customerId, subscriptionId: await makeSubscription({ customerId, plan, ...run }) };
}

type Of = { customerId: CustomerId; subscriptionId: number };
type SaidDiet = Partial<{
  version: number;
  diet: string;
  allergies: ("milk" | "nuts" | "gluten")[];
  note: string;
}>;

export const say = ({ customerId, subscriptionId }: Of, said: SaidDiet) =>
  asCustomer(
    customerId,
    (tx) =>
      saveDiet(
        { tx, customerId },
        { subscriptionId, version: 0, diet: "", allergies: [], note: "", ...said },
      ),
    NOW,
  );

export async function as<T>(role: StaffRole, fn: Parameters<typeof asStaff<T>>[1]): Promise<T> {
  return asStaff(await makeStaff(role), fn, NOW);
}

export const ofThem = (of: Of) =>
  as("kitchen", async (tx) => {
    const { tiffins, clashes } = await specialsOn(tx, DAY);
    const isTheirs = ({ subscriptionId }: { subscriptionId: number }) => subscriptionId === of.subscriptionId;
    return { tiffins: tiffins.filter(isTheirs), clashes: clashes.filter(({ tiffin }) => isTheirs(tiffin)) };
  });
