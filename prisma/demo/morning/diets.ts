import { asCustomer, asStaff } from "@/lib/db";
import type { PlainDate } from "@/lib/domain/plain-date";
import { decideDiet, saveDiet } from "@/lib/features/diets/commands";
import { clashesOn } from "@/lib/features/diets/queries";
import type { CustomerId } from "@/lib/domain/identity";
import type { DemoDiet } from "./diet-of";
import { expectOk, type Staff } from "../expect";

type Eater = {
  id: CustomerId;
  habits: { diet: DemoDiet | null };
  running: readonly { id: number }[];
  noted: Set<number>;
};

/** Says of each subscription that is new what its eater eats. */
export async function sayDiets({ id, habits, running, noted }: Eater, now: Date): Promise<void> {
  const { diet } = habits;
  if (!diet) return;
  for (const { id: subscriptionId } of running.filter((one) => !noted.has(one.id))) {
    const input = { subscriptionId, version: 0, ...diet };
    expectOk(await asCustomer(id, (tx) => saveDiet({ tx, customerId: id }, input), now), diet.diet);
    noted.add(subscriptionId);
  }
}

/** Before packing, the cook decides what is given instead of a dish that somebody can't eat. */
export async function decideClashes(cook: Staff, day: PlainDate, now: Date): Promise<void> {
  const open = await asStaff(cook, (tx) => clashesOn(tx, day), now);
  for (const { tiffin, dish, substitute, seen, decision: known } of open) {
    if (known) continue;
    const substituteId = substitute?.id ?? null;
    const decision = substituteId === null ? ("leave_out" as const) : ("substitute" as const);
    const about = { subscriptionId: tiffin.subscriptionId, day, dishId: dish.id, reason: "", seen };
    const decided = { ...about, decision, substituteId };
    expectOk(await asStaff(cook, (tx) => decideDiet({ tx, staff: cook }, decided), now), dish.name);
  }
}
