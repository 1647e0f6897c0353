// The acts about what people eat and can't eat.
import { asSystem } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { makePlan, makeSubscription } from "@/tests/support/make";
import { REASON, subscriptionOf, type Acts } from "./kit";

const DAY = parsePlainDate("2026-12-03");
const said = { version: 0, diet: "Jain", allergies: "milk, nuts", note: "" };

let made = 0;

/** Somebody who can't eat the one dish of their plan. */
async function clash(customerId: number) {
  made += 1;
  const name = `Clashing Dish ${made}`;
  const plan = await makePlan({ items: [name] });
  const run = { startDate: "2026-12-01", endDate: "2026-12-31" };
  const subscriptionId = await makeSubscription({ customerId, plan, ...run });
  return asSystem(async (tx) => {
    await tx.dietNote.create({ data: { subscriptionId, allergies: ["milk"] } });
    const { id: dishId } = await tx.dish.findFirstOrThrow({ where: { name } });
    return { subscriptionId, dishId };
  });
}

export const DIET_ACTS: Acts = {
  saveDietAction: async (owner) => ({ ...said, subscriptionId: await subscriptionOf(owner) }),
  adminSaveDietAction: async (owner) => ({
    ...said,
    subscriptionId: await subscriptionOf(owner),
    customerId: owner,
    reason: REASON,
  }),
  decideDietAction: async (owner) => {
    const about = { ...(await clash(owner)), day: DAY };
    return { ...about, decision: "leave_out", substituteId: null, reason: "", seen: 0 };
  },
};
