import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense, type ReactNode } from "react";
import { ExportLink } from "@/components/csv/export-link";
import { FilterChoice, FilterForm } from "@/components/lists/filter-form";
import { ReportSkeleton } from "@/components/figures/report-skeleton";
import { ReportStats } from "@/components/figures/report-stats";
import { MealsByPlan, MonthByMonth, RevenueByArea } from "@/components/figures/report-tables";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { lastClosedMonth, type Slots } from "@/lib/domain/slot";
import { ADMIN_ROLES } from "@/lib/domain/identity";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { monthReport, reportMonths } from "@/lib/features/reports/queries";
import { reportFilterSchema } from "@/lib/features/reports/schema";
import { getKitchen, readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

export default async function ReportsPage({ searchParams }: PageProps<"/admin/reports">) {
  const asked = reportFilterSchema.parse(await searchParams).month;
  const { slots } = await getKitchen();
  const { months, month } = await readAsStaff(ADMIN_ROLES, async ({ tx, now }) => {
    const months = await reportMonths(tx, now);
    return { months, month: months.find((known) => known === asked) ?? defaultMonth(months, now, slots) };
  });
  const t = await getTranslations("reports");
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={<ExportLink href={`/admin/reports/export?month=${month}`} />}
      />
      <FilterForm
        path="/admin/reports"
        label={t("filter.label")}
        button={t("filter.show")}
        isFiltered={false}
        key={`choice-${month}`}
      >
        <FilterChoice
          name="month"
          label={t("filter.month")}
          value={month}
          all={null}
          options={months.map((value) => ({ value, label: formatMonth(value) }))}
        />
      </FilterForm>
      <Suspense key={month} fallback={<ReportSkeleton />}>
        <Report month={month} />
      </Suspense>
    </>
  );
}

/** The latest month that is over, or else the only one there is. */
function defaultMonth(months: readonly PlainMonth[], now: Date, slots: Slots): PlainMonth {
  const closed = lastClosedMonth(now, slots);
  return months.find((month) => month <= closed) ?? months[0] ?? closed;
}

async function Report({ month }: { month: PlainMonth }) {
  const report = await readAsStaff(ADMIN_ROLES, ({ tx, now }) => monthReport(tx, month, now));
  const t = await getTranslations("reports");
  return (
    <div className="space-y-8">
      {report.isClosed ? null : (
        <Alert>
          <p>{t("open", { month: formatMonth(month) })}</p>
        </Alert>
      )}
      <ReportStats report={report} />
      <Part id="plans" title={t("plans.title")}>
        {report.meals.byPlan.length > 0 ? <MealsByPlan meals={report.meals} /> : <p>{t("plans.empty")}</p>}
      </Part>
      <Part id="areas" title={t("areas.title")}>
        {report.areas.length > 0 ? (
          <RevenueByArea areas={report.areas} money={report.money} />
        ) : (
          <p className="text-ink-soft">{t("areas.empty")}</p>
        )}
      </Part>
      <Part id="months" title={t("months.title")}>
        <p className="text-ink-soft">{t("months.note")}</p>
        <MonthByMonth months={report.months} />
      </Part>
    </div>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
