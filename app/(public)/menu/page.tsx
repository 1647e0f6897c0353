import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyCalendar } from "@/components/illustrations/empty";
import { WeekLinks } from "@/components/menus/week-links";
import { WeekMenu } from "@/components/menus/week-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { toBusinessDate } from "@/lib/domain/business-time";
import { addDays, formatDay } from "@/lib/domain/plain-date";
import { knownDishes } from "@/lib/features/dishes/catalogue-queries";
import { listMenuWeek, mondayOf } from "@/lib/features/menus/queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import { closuresBetween, closuresFor } from "@/lib/features/subscriptions/queries";
import { getKitchen, readAsGuest } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.menu");
  return { title: t("title") };
}

export default async function MenuPage({ searchParams }: PageProps<"/menu">) {
  const t = await getTranslations("public.menu");
  const isNextWeek = (await searchParams).week === "next";
  const { slots } = await getKitchen();
  const { today, monday, weeks, known } = await readWeek(isNextWeek);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", {
          from: formatDay(monday, "short"),
          to: formatDay(addDays(monday, 6), "medium"),
        })}
        actions={<WeekLinks isNextWeek={isNextWeek} />}
      />
      {weeks.every(({ days }) => days.every(({ items }) => items.length === 0)) ? (
        <EmptyState
          illustration={<EmptyCalendar />}
          title={t("empty.title")}
          description={t("empty.description")}
        />
      ) : (
        <div className="flex flex-col gap-10">
          {weeks.map((plan) => (
            <WeekMenu
              key={plan.planId}
              plan={plan}
              mealName={slots.length > 1 ? plan.mealName : null}
              today={today}
              closures={plan.closures}
              known={known}
            />
          ))}
        </div>
      )}
    </>
  );
}

function readWeek(isNextWeek: boolean) {
  return readAsGuest(async ({ tx, now }) => {
    const today = toBusinessDate(now);
    const monday = addDays(mondayOf(today), isNextWeek ? 7 : 0);
    const offered = await listActivePlans(tx);
    const rows = await listMenuWeek(tx, monday);
    const closed = await closuresBetween(tx, monday, addDays(monday, 6));
    return {
      known: await knownDishes(tx),
      today,
      monday,
      weeks: rows.map((row) => ({
        ...row,
        dailyRate: offered.find(({ id }) => id === row.planId)?.dailyRate ?? null,
        closures: new Map(closuresFor(row.slotId, closed).map(({ date, reason }) => [date, reason])),
      })),
    };
  });
}
