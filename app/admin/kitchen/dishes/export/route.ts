import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/lib/lists/csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { mealQuerySchema, slotIdOf } from "@/lib/features/deliveries/schema";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { readDayAsStaff, requireStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** How much of each dish a day needs, a row for each of its units, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const { date, slot } = mealQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { now } = await requireStaff(KITCHEN_ROLES);
  const day = date ?? toBusinessDate(now);
  const { dishes } = await readDayAsStaff(KITCHEN_ROLES, day, ({ tx }) =>
    kitchenReport(tx, day, slotIdOf(slot)),
  );
  const t = await getTranslations("kitchen.dishes.export");
  const head = [t("date"), t("dish"), t("nameHi"), t("nameMr"), t("quantity"), t("unit"), t("tiffins")];
  const rows = dishes.flatMap(({ name, nameHi, nameMr, amounts, tiffins }) =>
    amounts.map(({ quantity, unit }) => [day, name, nameHi, nameMr, quantity, unit, tiffins]),
  );
  return csvResponse(`dishes-${day}.csv`, head, rows);
}

export const GET = counted(file);
