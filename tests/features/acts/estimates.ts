// The acts about what somebody let be worked out.
import { asSystem } from "@/lib/db";
import { writeKept } from "@/lib/domain/estimates/kept";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { NOW, type Acts } from "./kit";

let made = 0;

const wish = {
  lines: [{ planId: 1, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2] as const }],
  ...{ from: parsePlainDate("2026-12-01"), to: null, away: [] },
};

const newEstimate = () => ({
  ...{ key: String((made += 1)).padStart(22, "e"), savedAt: NOW.getTime(), amount: rupees(960), wish },
});

export const ESTIMATE_ACTS: Acts = {
  keepEstimatesAction: async () => ({ kept: writeKept([newEstimate()]) }),
  forgetEstimatesAction: async (owner, presser) => {
    const { key } = newEstimate();
    const data = {
      customerId: presser?.id ?? owner,
      expression: "Veg Thali",
      result: "₹960",
      inputs: { key },
    };
    await asSystem((tx) => tx.estimate.create({ data }));
    return { isAll: true };
  },
};
