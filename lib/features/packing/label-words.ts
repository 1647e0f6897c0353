import { inPackingOrder, type PackRow } from "@/lib/domain/packing/pack-row";
import { formatDay } from "@/lib/domain/plain-date";
import type { Label } from "@/lib/paper/packing/label";
import { listOf, packingWords as words } from "@/lib/paper/packing/words";

/** A label for each tiffin, in the order in which they are packed. */
export function labelsOf(rows: readonly PackRow[]): Label[] {
  return inPackingOrder(rows).map((row, index) => toLabel(row, index + 1, rows.length));
}

function toLabel(row: PackRow, number: number, count: number): Label {
  const { code, name, planName, route, stop, building, door, extras, day, slot } = row;
  return {
    ...{ code, name, plan: planName },
    diet: dietOf(row),
    extras: extras.length > 0 ? words("label.extras", { items: listOf(extras) }) : null,
    route: route ?? words("label.noRoute"),
    stop: stop === null ? "" : words("label.stop", { stop }),
    place: [door, building].filter((part) => part !== "").join(", "),
    mark: markOf(row),
    foot: words("label.foot", { day: formatDay(day, "short"), meal: slot.name, number, count }),
  };
}

/** What must not be in it first: nobody may overlook it. */
export function dietOf({ diet, allergies }: Pick<PackRow, "diet" | "allergies">): string | null {
  const without = allergies.length > 0 ? [words("label.no", { items: listOf(allergies) })] : [];
  const parts = [...without, ...(diet === null ? [] : [diet])];
  return parts.length > 0 ? parts.join(" · ") : null;
}

/** What is special about a box, in one line. */
export function heededIn(row: PackRow): string {
  const extras = row.extras.length > 0 ? words("label.extras", { items: listOf(row.extras) }) : null;
  const changed = row.isAmended ? words("label.changed") : null;
  return [dietOf(row), extras, changed].filter((part) => part !== null).join(" · ");
}

function markOf({ isNew, isAmended }: PackRow): string {
  if (isAmended) return words("label.changed");
  return isNew ? words("label.new") : "";
}
