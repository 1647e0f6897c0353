import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportLink } from "@/components/csv/export-link";
import { DayBar } from "@/components/deliveries/day-bar";
import { PrintButton } from "@/components/deliveries/print-button";
import { BuyList } from "@/components/forecast/buy-list";
import { MealExpected } from "@/components/forecast/meal-expected";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { formatMoment, toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { addDays, formatDay } from "@/lib/domain/plain-date";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { buySheet } from "@/lib/features/forecast/sheets";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forecast.tabs"))("buy") };
}

/** What to buy for tomorrow, or for another day, from the forecast and the recipes. */
export default async function ShoppingPage({ searchParams }: PageProps<"/admin/kitchen/shopping">) {
  const { date } = dayQuerySchema.parse(await searchParams);
  const { forecast, buffer, list } = await readAsStaff(KITCHEN_ROLES, ({ tx, now }) =>
    buySheet(tx, date ?? addDays(toBusinessDate(now), 1), now),
  );
  const { day, asOf, meals } = forecast;
  const t = await getTranslations("forecast");
  return (
    <>
      <PageHeader
        title={t("buy.title", { day: formatDay(day, "long") })}
        description={t("buy.about", { time: formatMoment(asOf), buffer })}
        actions={
          <>
            <DayBar key={day} day={day} today={toBusinessDate(asOf)} path="/admin/kitchen/shopping" />
            <ExportLink href={`/admin/kitchen/shopping/export?date=${day}`} />
            <PrintButton />
          </>
        }
      />
      <SheetTabs current="buy" day={day} />
      <div className="space-y-8">
        <BuyList list={list} buffer={buffer} />
        {meals.map((meal) => (
          <MealExpected key={meal.slot.id} meal={meal} isNamed={meals.length > 1} />
        ))}
      </div>
    </>
  );
}
