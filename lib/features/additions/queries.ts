import { toSqlDate, type Tx } from "@/lib/db";
import type { AddedKind } from "@/lib/domain/days/added";
import type { PlainDate } from "@/lib/domain/plain-date";
import { onlyRouteOf } from "@/lib/features/routes/queries";

/** Tiffins that were added to a meal together. */
export type Added = {
  ids: number[];
  kind: AddedKind;
  isCharged: boolean;
  planName: string;
  slotName: string;
  customer: { id: number; fullname: string } | null;
  reason: string;
  addedBy: string;
  addedAt: Date;
};

type AddedRow = Omit<Added, "customer"> & { customerId: number | null; fullname: string | null };

/** More than a day has. */
const MOST = 200;

/** What was added to a day and not taken off again, the latest first. */
export async function addedOn(tx: Tx, day: PlainDate): Promise<Added[]> {
  const rows = await tx.$queryRaw<AddedRow[]>`
    SELECT array_agg(a.id ORDER BY a.id) AS ids, a.kind, a.subscription_id IS NOT NULL AS "isCharged", p.name AS "planName",
      s.name AS "slotName", a.customer_id AS "customerId", u.fullname, a.reason, w.fullname AS "addedBy", a.created_at AS "addedAt"
    FROM added_tiffins a JOIN plans p ON p.id = a.plan_id JOIN slots s ON s.id = a.slot_id JOIN users w ON w.id = a.added_by_id
      LEFT JOIN users u ON u.id = a.customer_id
    WHERE a.day = ${toSqlDate(day)}::date AND a.taken_off_at IS NULL
      AND (a.subscription_id IS NULL OR EXISTS (SELECT FROM customer_plans c WHERE c.id = a.subscription_id))
    GROUP BY a.kind, a.subscription_id IS NOT NULL, p.name, s.name, a.customer_id, u.fullname, a.reason, w.fullname, a.created_at
    ORDER BY max(a.id) DESC LIMIT ${MOST}`;
  return rows.map(({ customerId, fullname, ...row }) => ({
    ...row,
    customer: customerId === null ? null : { id: customerId, fullname: fullname ?? "" },
  }));
}

/** Where a customer's tiffins of a meal go on a day instead of home. */
export type SaidAddress = {
  id: number;
  customer: { id: number; fullname: string };
  slotName: string;
  /** In one line. */
  address: string;
  routeName: string | null;
  reason: string;
  saidBy: string;
};

export async function addressesOn(tx: Tx, day: PlainDate): Promise<SaidAddress[]> {
  const rows = await tx.dayAddress.findMany({
    where: { day: toSqlDate(day) },
    orderBy: { id: "desc" },
    take: MOST,
    include: {
      customer: { select: { id: true, fullname: true } },
      slot: { select: { name: true } },
      building: { select: { name: true, route: { select: { name: true, isActive: true } } } },
      saidBy: { select: { fullname: true } },
    },
  });
  const only = await onlyRouteOf(tx);
  return rows.map(({ id, customer, slot, building, saidBy, reason, ...place }) => ({
    ...{ id, customer, slotName: slot.name, reason, saidBy: saidBy.fullname },
    address: [place.addr1, place.addr2, building?.name, place.wing, place.flat, place.area, place.pincode]
      .filter((part) => part)
      .join(", "),
    routeName: (building?.route?.isActive ? building.route : only)?.name ?? null,
  }));
}

/** The plans for sale, to add a tiffin of. */
export async function plansToAdd(tx: Tx): Promise<{ id: number; name: string; slotName: string }[]> {
  const rows = await tx.plan.findMany({
    where: { isActive: true },
    select: { id: true, name: true, slot: { select: { name: true } } },
    orderBy: [{ slotId: "asc" }, { name: "asc" }],
  });
  return rows.map(({ id, name, slot }) => ({ id, name, slotName: slot.name }));
}
