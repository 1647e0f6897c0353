import { direct, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import {
  COMPLAINT_DAYS,
  whyNoComplaint,
  type ComplaintKind,
  type ComplaintState,
} from "@/lib/domain/complaints/complaint";
import type { CustomerId } from "@/lib/domain/identity";
import { addDays, eachDay, parsePlainDate, type PlainDate } from "@/lib/domain/plain-date";
import type { Schedule } from "@/lib/features/subscriptions/queries";
import { dueBetween, type IsDue } from "./due";
import { complaintKind, complaintState } from "./words";

/** So long a customer sees what they said, and what was answered. */
const SHOWN_DAYS = 14;

/** A tiffin that the customer may say something of. */
export type TiffinToTell = { subscriptionId: number; day: PlainDate; planName: string };

/** What they said of one, and what the office answered. */
export type OwnComplaint = {
  id: number;
  day: PlainDate;
  planName: string;
  kind: ComplaintKind;
  state: ComplaintState;
  sentence: string | null;
  /** The key of the picture that they sent. */
  picture: string | null;
  /** They said nothing: the driver did. */
  fromMark: boolean;
};

export type Told = { tiffins: TiffinToTell[]; said: OwnComplaint[] };

type SaidRow = Pick<OwnComplaint, "id" | "planName" | "sentence" | "picture" | "fromMark"> & {
  subscriptionId: number;
} & Record<"day" | "kind" | "state", string>;

/** The tiffins of a schedule that may still be complained of, the latest first, and what was said of others lately. */
export async function toldOf(tx: Tx, customerId: CustomerId, schedule: Schedule, now: Date): Promise<Told> {
  const today = toBusinessDate(now);
  const rows = await direct(tx)<SaidRow>`
    SELECT c.id, c.day::text, c.kind, c.state, c.sentence, c.subscription_id AS "subscriptionId", p.name AS "planName",
           c.picture, c.from_mark AS "fromMark"
    FROM complaints c JOIN customer_plans s ON s.id = c.subscription_id JOIN plans p ON p.id = s.plan_id
    WHERE c.customer_id = ${customerId} AND c.day > ${addDays(today, -SHOWN_DAYS)}::date
    ORDER BY c.day DESC, c.id DESC`;
  const said = rows.map((row) => ({
    ...row,
    day: parsePlainDate(row.day),
    kind: complaintKind(row.kind),
    state: complaintState(row.state),
  }));
  const isSaid = new Set(said.map(({ subscriptionId, day }) => `${subscriptionId} ${day}`));
  const isDue = await dueBetween(tx, { customerId, schedule, ...daysToTell(now) });
  const tiffins = tiffinsToTell(schedule, isDue, now).filter(
    ({ subscriptionId, day }) => !isSaid.has(`${subscriptionId} ${day}`),
  );
  return { tiffins, said: said.map(({ subscriptionId: _, ...one }) => one) };
}

function daysToTell(now: Date): { first: PlainDate; last: PlainDate } {
  const today = toBusinessDate(now);
  return { first: addDays(today, -COMPLAINT_DAYS), last: today };
}

function tiffinsToTell({ subscriptions }: Schedule, isDue: IsDue, now: Date): TiffinToTell[] {
  const { first, last } = daysToTell(now);
  return eachDay(first, last)
    .toReversed()
    .flatMap((day) =>
      subscriptions
        .filter((one) => isDue(one, day) && whyNoComplaint(one.slot, day, now) === null)
        .map(({ id, planName }) => ({ subscriptionId: id, day, planName })),
    );
}
