import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { DayBar } from "@/components/deliveries/day-bar";
import { PrintButton } from "@/components/deliveries/print-button";
import { ExpectedDishes } from "@/components/forecast/expected-dishes";
import { MealExpected } from "@/components/forecast/meal-expected";
import { PastDays } from "@/components/forecast/past-days";
import { SheetTabs } from "@/components/forecast/sheet-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { formatMoment, toBusinessDate } from "@/lib/domain/business-time";
import { KITCHEN_ROLES } from "@/lib/domain/identity";
import { formatDay } from "@/lib/domain/plain-date";
import { dayQuerySchema } from "@/lib/features/deliveries/schema";
import { NAMES_COOKIE } from "@/lib/features/dishes/names";
import { nameLanguageSchema } from "@/lib/features/dishes/names-schema";
import { cookSheet } from "@/lib/features/forecast/sheets";
import { readAsStaff } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("forecast.tabs"))("cook") };
}

/** What to cook today: what stands, less what is still taken off until the cutoff. */
export default async function CookingPage({ searchParams }: PageProps<"/admin/kitchen/cooking">) {
  const { date } = dayQuerySchema.parse(await searchParams);
  const { forecast, dishes, leftovers } = await readAsStaff(KITCHEN_ROLES, ({ tx, now }) =>
    cookSheet(tx, date ?? toBusinessDate(now), now),
  );
  const { day, asOf, meals } = forecast;
  const language = nameLanguageSchema.parse((await cookies()).get(NAMES_COOKIE)?.value);
  const isCounted = meals.every((meal) => meal.isCounted);
  const t = await getTranslations("forecast");
  return (
    <>
      <PageHeader
        title={t("cook.title", { day: formatDay(day, "long") })}
        description={t("cook.about", { time: formatMoment(asOf), isCounted: String(isCounted) })}
        actions={
          <>
            <DayBar key={day} day={day} today={toBusinessDate(asOf)} path="/admin/kitchen/cooking" />
            <PrintButton />
          </>
        }
      />
      <SheetTabs current="cook" day={day} />
      <div className="space-y-8">
        {meals.length === 0 ? <p className="text-lg">{t("meal.none")}</p> : null}
        {meals.map((meal) => (
          <MealExpected key={meal.slot.id} meal={meal} isNamed={meals.length > 1} />
        ))}
        <ExpectedDishes dishes={dishes} language={language} />
        {meals.map(({ slot, days }) => (
          <PastDays
            key={slot.id}
            meal={meals.length > 1 ? slot.name : null}
            days={days}
            leftovers={leftovers.filter(({ slotId }) => slotId === slot.id)}
          />
        ))}
      </div>
    </>
  );
}
