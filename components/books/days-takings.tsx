import { useTranslations } from "next-intl";
import { FilterForm } from "@/components/lists/filter-form";
import { Stat, StatGrid } from "@/components/ui/stat";
import { formatBalance } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { Takings } from "@/lib/features/books/queries";
import { TakingsDay } from "./takings-day";

/** What came in on a day, by where the money is now. */
export function DaysTakings({ takings, today }: { takings: Takings; today: PlainDate }) {
  const t = useTranslations("books.takings");
  const { day, gateway, cash, "door-upi": doorUpi, total } = takings;
  return (
    <section aria-labelledby="takings" className="space-y-3">
      <h2 id="takings" className="text-xl font-semibold">
        {t("title", { day: formatDay(day, "long") })}
      </h2>
      <FilterForm
        key={day}
        path="/admin/books"
        label={t("choose")}
        button={t("show")}
        isFiltered={day !== today}
      >
        <TakingsDay day={day} today={today} />
      </FilterForm>
      <StatGrid>
        <Stat label={t("total")} value={formatBalance(total)} hint={t("totalHint")} />
        <Stat label={t("gateway")} value={formatBalance(gateway)} hint={t("gatewayHint")} />
        <Stat label={t("cash")} value={formatBalance(cash)} hint={t("cashHint")} />
        <Stat label={t("doorUpi")} value={formatBalance(doorUpi)} hint={t("doorUpiHint")} />
      </StatGrid>
    </section>
  );
}
