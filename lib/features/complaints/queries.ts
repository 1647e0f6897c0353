import { fromSqlDate, toSqlDate, type Tx } from "@/lib/db";
import type { ComplaintKind, ComplaintState } from "@/lib/domain/complaints/complaint";
import { WITHIN_DAYS, repeatedDoors, type RepeatedDoor } from "@/lib/domain/complaints/doors";
import { rupees, type Rupees } from "@/lib/domain/money";
import { addDays, type PlainDate } from "@/lib/domain/plain-date";
import { standingsAt, tiffinKey, type Standing } from "@/lib/features/drive/queries";
import { EXPORT_LIMIT, pageArgs, pageOf, type Page } from "@/lib/lists/paging";
import { personMatching } from "@/lib/lists/search";
import type { Prisma } from "@/prisma/generated/client";
import type { ComplaintFilter } from "./schema";
import { complaintKind, complaintState } from "./words";

export type ListedComplaint = {
  id: number;
  customer: { id: number; fullname: string; addr1: string; area: string; phone: string };
  planName: string;
  day: PlainDate;
  kind: ComplaintKind;
  note: string | null;
  /** The key of the picture that they sent. */
  picture: string | null;
  saidAt: Date;
  /** Nobody said it: it was credited from the driver's mark. */
  fromMark: boolean;
  /** What the driver marked at that door; null where nothing was marked. */
  mark: Standing | null;
  /** What the tiffin cost, and a credit would give. */
  dailyRate: Rupees;
  state: ComplaintState;
  decided: { at: Date; by: string; sentence: string | null } | null;
};

/** A page of what customers complained of, the latest first. */
export async function listComplaints(tx: Tx, filter: ComplaintFilter): Promise<Page<ListedComplaint>> {
  const found = await tx.complaint.findMany({ ...(await queryOf(tx, filter)), ...pageArgs(filter) });
  const { rows, ...keys } = pageOf(found, filter);
  return { rows: await withMarks(tx, rows), ...keys };
}

/** The same list in full, for its export. */
export async function listComplaintsForExport(tx: Tx, filter: ComplaintFilter): Promise<ListedComplaint[]> {
  return withMarks(tx, await tx.complaint.findMany({ ...(await queryOf(tx, filter)), take: EXPORT_LIMIT }));
}

/** How many wait for the office. */
export function countOpenComplaints(tx: Tx): Promise<number> {
  return tx.complaint.count({ where: { state: "open" } });
}

/** The houses from which several complaints came in the last two weeks, the most first. */
export async function doorsAgain(tx: Tx, today: PlainDate): Promise<RepeatedDoor[]> {
  const rows = await tx.complaint.findMany({
    where: { day: { gt: toSqlDate(addDays(today, -WITHIN_DAYS)) } },
    select: { kind: true, customer: { select: { addr1: true, area: true } } },
    orderBy: { id: "asc" },
    take: EXPORT_LIMIT,
  });
  const named = rows.filter(({ customer }) => customer.addr1 !== "");
  return repeatedDoors(named.map(({ kind, customer }) => ({ kind: complaintKind(kind), ...customer })));
}

const shown = {
  ...{ id: true, day: true, kind: true, note: true, picture: true, state: true, sentence: true },
  ...{ decidedAt: true, createdAt: true, fromMark: true, subscriptionId: true },
  customer: { select: { id: true, fullname: true, addr1: true, area: true, phone: true } },
  subscription: { select: { dailyRate: true, plan: { select: { name: true } } } },
  decidedBy: { select: { fullname: true } },
} satisfies Prisma.ComplaintSelect;

async function queryOf(tx: Tx, { search, state, kind, from, to }: ComplaintFilter) {
  return {
    where: {
      ...(state !== "all" && { state }),
      ...(kind && { kind }),
      ...((from || to) && {
        day: { ...(from && { gte: toSqlDate(from) }), ...(to && { lte: toSqlDate(to) }) },
      }),
      ...(search && { customer: await personMatching(tx, search) }),
    },
    orderBy: { id: "desc" },
    select: shown,
  } satisfies Prisma.ComplaintFindManyArgs;
}

type Row = Prisma.ComplaintGetPayload<{ select: typeof shown }>;

async function withMarks(tx: Tx, rows: readonly Row[]): Promise<ListedComplaint[]> {
  const tiffinOf = ({ subscriptionId, day }: Row) => ({ tiffinId: subscriptionId, day: fromSqlDate(day) });
  const marks = await standingsAt(tx, rows.map(tiffinOf));
  return rows.map((row) => listed(row, marks.get(tiffinKey(tiffinOf(row))) ?? null));
}

function listed(row: Row, mark: Standing | null): ListedComplaint {
  const { id, customer, subscription, note, picture, fromMark, sentence, decidedAt, decidedBy } = row;
  return {
    ...{ id, customer, note, picture, fromMark, mark },
    planName: subscription.plan.name,
    day: fromSqlDate(row.day),
    kind: complaintKind(row.kind),
    saidAt: row.createdAt,
    dailyRate: rupees(subscription.dailyRate),
    state: complaintState(row.state),
    decided: decidedAt && { at: decidedAt, by: decidedBy?.fullname ?? "", sentence },
  };
}
