import { getTranslations } from "next-intl/server";
import { csvResponse } from "@/lib/csv";
import { lastClosedMonth } from "@/lib/domain/cutoff";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { monthReport } from "@/lib/features/reports/queries";
import { reportFilterSchema } from "@/lib/features/reports/schema";
import { readAsStaff } from "@/lib/read";

/** A month's figures, one a line, for a spreadsheet: money in whole rupees. */
export async function GET(request: Request): Promise<Response> {
  const { month } = reportFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const report = await readAsStaff(ADMIN_ROLES, ({ tx, now }) =>
    monthReport(tx, month ?? lastClosedMonth(now), now),
  );
  const t = await getTranslations("reports");
  const { meals, money, areas } = report;
  const mealLines = [...meals.byPlan, { planName: t("plans.total"), meals: meals.total }].flatMap(
    ({ planName, meals: own }) => [
      [t("plans.delivered"), planName, own.delivery],
      [t("plans.paused"), planName, own.paused],
      [t("plans.skipped"), planName, own.skipped],
      [t("plans.closed"), planName, own.closed],
      [t("plans.worth"), planName, own.worth],
    ],
  );
  const moneyLines = [...areas, { area: t("areas.total"), ...money }].flatMap((own) => [
    [t("areas.bills"), own.area, own.bills],
    [t("areas.billed"), own.area, own.billed / 100],
    [t("areas.collected"), own.area, own.collected / 100],
    [t("areas.outstanding"), own.area, own.outstanding / 100],
    [t("areas.overdue"), own.area, own.overdue / 100],
  ]);
  const more = [
    [t("stats.received"), t("areas.total"), report.received / 100],
    [t("stats.givenBack"), t("areas.total"), report.returned.givenBack / 100],
    [t("stats.lost"), t("areas.total"), report.returned.lostToDisputes / 100],
    [t("stats.pausing"), t("areas.total"), report.pausingCustomers],
    [t("stats.newCustomers"), t("areas.total"), report.newCustomers],
  ];
  const header = [t("csv.month"), t("csv.figure"), t("csv.of"), t("csv.value")];
  const lines = [...moneyLines, ...mealLines, ...more].map((line) => [report.month, ...line]);
  return csvResponse(`report-${report.month}.csv`, header, lines);
}
