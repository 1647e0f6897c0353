import { toSqlDate, type Tx } from "@/lib/db";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slot } from "@/lib/domain/slot";

type Tiffin = {
  subscriptionId: number;
  customerId: number;
  name: string;
  area: string;
  addr1: string;
  addr2: string | null;
  planId: number;
  planName: string;
  isNew: boolean;
};

/**
 * Every tiffin of a day's meal as it is packed, in no order. Labels, the packing list, the load sheets and what is still to be
 * packed are made of these rows alone, so that they can't disagree.
 */
export async function packRows(tx: Tx, day: PlainDate, slot: Slot): Promise<PackRow[]> {
  const tiffins = await tx.$queryRaw<Tiffin[]>`
    SELECT subscription_id AS "subscriptionId", customer_id AS "customerId", fullname AS name, area, addr1, addr2,
           plan_id AS "planId", plan_name AS "planName", is_new AS "isNew"
    FROM tiffins_to_pack(${toSqlDate(day)}::date) WHERE slot_id = ${slot.id} ORDER BY subscription_id`;
  return [...Map.groupBy(tiffins, ({ area }) => area).values()].flatMap((own) => {
    const stops = stopsOf(own);
    return own.map((tiffin) => toPackRow(tiffin, day, slot, stops.get(addressOf(tiffin)) ?? null));
  });
}

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const addressOf = ({ addr1, addr2 }: Tiffin): string => `${addr1} ${addr2 ?? ""}`;

/** The doors of an area, numbered in the order of their addresses, "Flat 2" before "Flat 10". */
function stopsOf(tiffins: readonly Tiffin[]): Map<string, number> {
  const doors = [...new Set(tiffins.map(addressOf))].sort(inOrder.compare);
  return new Map(doors.map((door, index) => [door, index + 1]));
}

const CODE_LENGTH = 4;

function toPackRow(tiffin: Tiffin, day: PlainDate, slot: Slot, stop: number | null): PackRow {
  const { subscriptionId, customerId, name, area, addr1, addr2, planId, planName, isNew } = tiffin;
  return {
    ...{ subscriptionId, day, slot: { id: slot.id, name: slot.name } },
    code: String(customerId).padStart(CODE_LENGTH, "0"),
    ...{ name, planId, planName, diet: null, allergies: [] },
    ...{ route: area, stop, building: addr2 ?? "", door: addr1, extras: [], isNew, isAmended: false },
  };
}
