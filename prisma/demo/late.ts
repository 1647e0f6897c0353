import { asStaff, asSystem } from "@/lib/db";
import { parseBilledDays } from "@/lib/domain/books/billed-days";
import { correctBills } from "@/lib/features/corrections/commands";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import type { Household } from "./household";
import { expectOk, type Staff } from "./expect";

const reason = "She had called at seven, and it was not written down";

/** The office removes a day that was already billed: the customer had called in time. False if they have none. */
export async function pauseTooLate(staff: Staff, home: Household, now: Date): Promise<boolean> {
  const bill = await asSystem(
    (tx) =>
      tx.bill.findFirst({
        where: { customerId: home.id },
        include: { lines: true },
        orderBy: { id: "desc" },
      }),
    now,
  );
  const eaten = bill?.lines
    .flatMap(({ days }) => parseBilledDays(days))
    .find(({ cause }) => cause === "delivery");
  if (!eaten) return false;
  const input = { customerId: home.id, days: [eaten.date], reason };
  expectOk(await asStaff(staff, (tx) => adminPauseDays({ tx, now, staff }, input), now), "a late pause");
  await correctBills({ now, system: (fn) => asSystem(fn, now) }, (fault) => {
    throw fault;
  });
  return true;
}
