// The acts about tiffins that customers complain of.
import { randomUUID } from "node:crypto";
import { asSystem, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { at, makeStaff } from "@/tests/support/make";
import { NOW, REASON, subscriptionOf, type Acts } from "./kit";

/** The day before all of these are pressed. */
const DAY = parsePlainDate("2026-12-01");

async function complaintOf(customerId: number): Promise<number> {
  const subscriptionId = await subscriptionOf(customerId);
  const data = { customerId, subscriptionId, day: toSqlDate(DAY), kind: "missing" };
  return (await asSystem((tx) => tx.complaint.create({ data }))).id;
}

/** A driver's mark of the day before, which is kept once for each owner. */
async function missedBy(customerId: number): Promise<number> {
  const subscriptionId = await subscriptionOf(customerId);
  const { id: driverId } = await makeStaff("driver");
  const happenedAt = at(DAY, "12:40");
  const tiffin = { tiffinId: subscriptionId, subscriptionId, customerId, day: toSqlDate(DAY) };
  const press = { key: randomUUID(), phone: randomUUID(), phoneTime: happenedAt, happenedAt, driverId };
  const data = { ...tiffin, ...press, status: "not_delivered", reason: "spilled" };
  await asSystem((tx) => tx.deliveryMark.createMany({ data }), NOW);
  return subscriptionId;
}

export const COMPLAINT_ACTS: Acts = {
  complainAction: async (owner) => ({
    subscriptionId: await subscriptionOf(owner),
    day: DAY,
    kind: "missing",
    note: "",
  }),
  creditComplaintAction: async (owner) => ({ complaintId: await complaintOf(owner) }),
  creditMissedAction: async (owner) => ({ subscriptionId: await missedBy(owner), day: DAY }),
  declineComplaintAction: async (owner) => ({ complaintId: await complaintOf(owner), sentence: REASON }),
};
