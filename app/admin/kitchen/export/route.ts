import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/lib/lists/csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { mealQuerySchema, slotIdOf } from "@/lib/features/deliveries/schema";
import { kitchenReport } from "@/lib/features/kitchen/queries";
import { readDayAsStaff, requireStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** A day's tiffins by area and plan, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const { date, slot } = mealQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { now } = await requireStaff(KITCHEN_ROLES);
  const day = date ?? toBusinessDate(now);
  const report = await readDayAsStaff(KITCHEN_ROLES, day, ({ tx }) => kitchenReport(tx, day, slotIdOf(slot)));
  const t = await getTranslations("kitchen.export");
  const areas = await getTranslations("kitchen.areas");
  const rows = report.areas.flatMap(({ name, byPlan }) =>
    report.plans.flatMap((plan) =>
      byPlan[plan.id] ? [[day, name || areas("inKitchen"), plan.name, byPlan[plan.id] ?? 0]] : [],
    ),
  );
  return csvResponse(`kitchen-${day}.csv`, [t("date"), t("area"), t("plan"), t("count")], rows);
}

export const GET = counted(file);
