import { asCustomer, asSystem, toSqlDate } from "@/lib/db";
import type { ComplaintKind } from "@/lib/domain/complaints/complaint";
import { customerId } from "@/lib/domain/identity";
import type { PlainDate } from "@/lib/domain/plain-date";
import { complain } from "@/lib/features/complaints/commands";
import { creditComplaint, declineComplaint } from "@/lib/features/complaints/decide";
import type { Chance } from "../chance";
import type { Household } from "../household";
import { type Staff } from "../expect";
import { flowOf } from "../kitchen";
import { others } from "./left-alone";

const NOTES: Record<ComplaintKind, string> = {
  missing: "Nobody rang, and the guard has nothing",
  late: "It came after half past two, my break was over",
  wrong: "I got somebody else's box",
  spoiled: "The dal smelt sour",
};
const DECLINED =
  "The driver rang at 12:40 and left it with your guard, who signed for it; please ask him for it.";

/** Whom nobody brought a tiffin says so in the afternoon, and now and then somebody else isn't content. */
export async function complainOf(
  day: PlainDate,
  homes: readonly Household[],
  { chance, now }: { chance: Chance; now: Date },
): Promise<void> {
  const eaters = others(homes);
  const customerIds = eaters.map(({ id }) => Number(id));
  const where = { day: toSqlDate(day), status: "not_delivered", customerId: { in: customerIds } };
  const missed = await asSystem((tx) => tx.deliveryMark.findMany({ where }), now);
  for (const { customerId: id, subscriptionId } of missed) {
    if (subscriptionId !== null && chance.percent(60))
      await say(id, subscriptionId, { day, kind: "missing" }, now);
  }
  if (eaters.length === 0 || !chance.percent(20)) return;
  const home = chance.pick(eaters);
  const [first] = home.running;
  const kind = chance.pick(["late", "wrong", "spoiled"] as const);
  if (first) await say(home.id, first.id, { day, kind }, now);
}

type Said = { day: PlainDate; kind: ComplaintKind };

/** Refused where there was no tiffin that day: then there is nothing to say. */
async function say(id: number, subscriptionId: number, { day, kind }: Said, now: Date): Promise<void> {
  const eater = customerId(id);
  const input = { subscriptionId, day, kind, note: NOTES[kind] };
  await asCustomer(eater, (tx) => complain({ tx, now, customerId: eater }, input), now);
}

/** The office answers what was said until yesterday: it credits what was missing or spoiled, and declines what was only late. */
export async function answerComplaints(staff: Staff, before: PlainDate, now: Date): Promise<void> {
  const where = { state: "open", day: { lt: toSqlDate(before) } };
  const open = await asSystem((tx) => tx.complaint.findMany({ where, orderBy: { id: "asc" } }), now);
  for (const { id: complaintId, kind } of open) {
    const flow = flowOf(staff, now);
    if (kind === "late") await declineComplaint(flow, { complaintId, sentence: DECLINED });
    else await creditComplaint(flow, { complaintId });
  }
}
