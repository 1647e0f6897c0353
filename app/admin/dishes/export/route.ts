import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/lib/lists/csv";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listDishesForExport } from "@/lib/features/dishes/catalogue-queries";
import { dishFilterSchema } from "@/lib/features/dishes/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of dishes, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const filter = dishFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const dishes = await readAsStaff(ADMIN_ROLES, ({ tx }) => listDishesForExport(tx, filter));
  const t = await getTranslations("dishes");
  const header = [
    ...[t("form.name"), t("form.nameHi"), t("form.nameMr")],
    ...[t("form.unit"), t("form.mark"), t("form.allergens")],
  ];
  const rows = dishes.map(({ name, nameHi, nameMr, unit, mark, allergens }) => [
    ...[name, nameHi, nameMr],
    unit && t(`units.${unit}`),
    mark && t(`marks.${mark}`),
    allergens.map((one) => t(`allergens.${one}`)).join(", "),
  ]);
  return csvResponse("dishes.csv", header, rows);
}

export const GET = counted(file);
