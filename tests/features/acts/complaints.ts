// The acts about tiffins that customers complain of.
import { asSystem, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { REASON, subscriptionOf, type Acts } from "./kit";

/** The day before all of these are pressed. */
const DAY = parsePlainDate("2026-12-01");

async function complaintOf(customerId: number): Promise<number> {
  const subscriptionId = await subscriptionOf(customerId);
  const data = { customerId, subscriptionId, day: toSqlDate(DAY), kind: "missing" };
  return (await asSystem((tx) => tx.complaint.create({ data }))).id;
}

export const COMPLAINT_ACTS: Acts = {
  complainAction: async (owner) => ({
    subscriptionId: await subscriptionOf(owner),
    day: DAY,
    kind: "missing",
    note: "",
  }),
  creditComplaintAction: async (owner) => ({ complaintId: await complaintOf(owner) }),
  declineComplaintAction: async (owner) => ({ complaintId: await complaintOf(owner), sentence: REASON }),
};
