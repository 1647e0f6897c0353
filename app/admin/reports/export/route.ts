import { getTranslations } from "next-intl/server";
import { csvResponse, paiseCell, rupeesCell } from "@/lib/lists/csv";
import { lastClosedMonth } from "@/lib/domain/slot";
import { listSlots } from "@/lib/features/slots/queries";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { monthReport } from "@/lib/features/reports/queries";
import { reportFilterSchema } from "@/lib/features/reports/schema";
import { readAsStaff } from "@/lib/access/read";
import { counted } from "@/lib/access/counted";

/** A month's figures, one a line, for a spreadsheet. */
async function file(request: Request): Promise<Response> {
  const { month } = reportFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const report = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) =>
    monthReport(tx, month ?? lastClosedMonth(now, await listSlots(tx)), now),
  );
  const t = await getTranslations("reports");
  const { meals, money, areas } = report;
  const mealLines = [...meals.byPlan, { planName: t("plans.total"), meals: meals.total }].flatMap(
    ({ planName, meals: own }) => [
      [t("plans.delivered"), planName, own.delivery],
      [t("plans.paused"), planName, own.paused],
      [t("plans.skipped"), planName, own.skipped],
      [t("plans.closed"), planName, own.closed],
      [t("plans.worth"), planName, rupeesCell(own.worth)],
    ],
  );
  const moneyLines = [...areas, { area: t("areas.total"), ...money }].flatMap((own) => [
    [t("areas.bills"), own.area, own.bills],
    [t("areas.billed"), own.area, paiseCell(own.billed)],
    [t("areas.credited"), own.area, paiseCell(own.credited)],
    [t("areas.collected"), own.area, paiseCell(own.collected)],
    [t("areas.outstanding"), own.area, paiseCell(own.outstanding)],
    [t("areas.overdue"), own.area, paiseCell(own.overdue)],
  ]);
  const more = [
    [t("stats.received"), t("areas.total"), paiseCell(report.received)],
    [t("stats.givenBack"), t("areas.total"), paiseCell(report.returned.givenBack)],
    [t("stats.lost"), t("areas.total"), paiseCell(report.returned.lostToDisputes)],
    [t("stats.pausing"), t("areas.total"), report.pausingCustomers],
    [t("stats.newCustomers"), t("areas.total"), report.newCustomers],
  ];
  const header = [t("csv.month"), t("csv.figure"), t("csv.of"), t("csv.value")];
  const lines = [...moneyLines, ...mealLines, ...more].map((line) => [report.month, ...line]);
  return csvResponse(`report-${report.month}.csv`, header, lines);
}

export const GET = counted(file);
