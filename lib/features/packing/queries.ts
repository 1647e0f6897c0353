import { toSqlDate, type Tx } from "@/lib/db";
import type { PackRow } from "@/lib/domain/packing/pack-row";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { Slot } from "@/lib/domain/slot";

type Tiffin = Pick<
  PackRow,
  "code" | "name" | "planId" | "planName" | "diet" | "allergies" | "isNew" | "isAmended"
> & {
  tiffinId: number;
  area: string;
  addr1: string;
  addr2: string | null;
  /** As the office knows it; without one the address alone says where it is. Two of an area may be called the same. */
  buildingId: number | null;
  building: string | null;
  wing: string | null;
  flat: string | null;
  route: string | null;
  stop: number | null;
};

/**
 * Every tiffin of a day's meal as it is packed, in no order: as the meal's sheet has it, or as it stands before the count. Labels,
 * the packing list, the load sheets and what is still to be packed are made of these rows alone, so that they can't disagree.
 */
export async function packRows(tx: Tx, day: PlainDate, slot: Slot): Promise<PackRow[]> {
  const tiffins = await tx.$queryRaw<Tiffin[]>`
    SELECT tiffin_id AS "tiffinId", code, fullname AS name, area, addr1, addr2, building_id AS "buildingId", building, wing, flat, route, stop, diet, allergies,
           plan_id AS "planId", plan_name AS "planName", is_new AS "isNew", is_amended AS "isAmended"
    FROM tiffins_to_pack(${toSqlDate(day)}::date) WHERE slot_id = ${slot.id} ORDER BY tiffin_id`;
  return [...Map.groupBy(tiffins, ({ route }) => route).values()].flatMap((own) => {
    const stops = stopsOf(own);
    return own.map((tiffin) => toPackRow(tiffin, day, slot, stops.get(placeOf(tiffin)) ?? null));
  });
}

const inOrder = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The building, or the door where nobody has said which one. */
const placeOf = ({ buildingId, addr1, addr2 }: Tiffin): string =>
  buildingId === null ? `${addr1} ${addr2 ?? ""}` : `#${buildingId}`;

/** A round's places, numbered as it passes them; those without a place on it behind, "Flat 2" before "Flat 10". */
function stopsOf(tiffins: readonly Tiffin[]): Map<string, number> {
  const first = new Map(tiffins.map((tiffin) => [placeOf(tiffin), tiffin.stop ?? Infinity]));
  const places = [...first.keys()].sort((a, b) => {
    const [left, right] = [first.get(a) ?? Infinity, first.get(b) ?? Infinity];
    return left === right ? inOrder.compare(a, b) : left - right;
  });
  return new Map(places.map((place, index) => [place, index + 1]));
}

function toPackRow(tiffin: Tiffin, day: PlainDate, slot: Slot, stop: number | null): PackRow {
  const { tiffinId, code, name, addr1, addr2, building, wing, flat, planId, planName } = tiffin;
  const door = [wing, flat].filter(Boolean).join(" ");
  return {
    ...{
      subscriptionId: tiffinId,
      day,
      slot: { id: slot.id, name: slot.name },
      code,
      name,
      planId,
      planName,
    },
    ...{ diet: tiffin.diet, allergies: tiffin.allergies, route: tiffin.route, stop },
    ...(building === null ? { building: addr2 ?? "", door: addr1 } : { building, door: door || addr1 }),
    ...{ extras: [], isNew: tiffin.isNew, isAmended: tiffin.isAmended },
  };
}
