import { getTranslations } from "next-intl/server";
import { csvResponse, rupeesCell } from "@/lib/lists/csv";
import { toBusinessDate } from "@/lib/domain/business-time";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { listCatalogueForExport } from "@/lib/features/plans/queries";
import { planFilterSchema } from "@/lib/features/plans/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** The list of plans, as filtered, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const filter = planFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const plans = await readAsStaff(ADMIN_ROLES, ({ tx, now }) =>
    listCatalogueForExport(tx, filter, toBusinessDate(now)),
  );
  const t = await getTranslations("adminPlans");
  const header = [
    t("table.name"),
    t("table.rate"),
    t("form.description"),
    t("table.items"),
    t("table.running"),
    t("table.state"),
  ];
  const rows = plans.map((plan) => [
    plan.name,
    rupeesCell(plan.dailyRate),
    plan.description,
    plan.items.join(", "),
    plan.running,
    t(plan.isActive ? "filter.active" : "filter.inactive"),
  ]);
  return csvResponse("plans.csv", header, rows);
}

export const GET = counted(file);
