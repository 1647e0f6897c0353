import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/lib/lists/csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { addDays } from "@/lib/domain/plain-date";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { buySheet } from "@/lib/features/forecast/sheets";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** What to buy for a day, for a spreadsheet: grams, millilitres and pieces. */
async function file(request: Request): Promise<Response> {
  const { date } = dayQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { day, list } = await readAsStaff(KITCHEN_ROLES, async ({ tx, now }) => {
    const day = date ?? addDays(toBusinessDate(now), 1);
    return { day, list: (await buySheet(tx, day, now)).list };
  });
  const t = await getTranslations("forecast.buy.export");
  const head = [
    t("date"),
    t("ingredient"),
    t("unit"),
    t("needed"),
    t("withBuffer"),
    t("packSize"),
    t("packs"),
    t("bought"),
  ];
  const rows = list.toBuy.map(
    ({ ingredient: { name, unit, packSize }, needed, withBuffer, packs, bought }) => [
      ...[day, name, unit, needed, withBuffer, packSize, packs, bought],
    ],
  );
  return csvResponse(`shopping-${day}.csv`, head, rows);
}

export const GET = counted(file);
