import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChooseFood } from "@/components/dishes/choose-food";
import { EmptyCalendar } from "@/components/illustrations/empty";
import { PlanTabs } from "@/components/menus/plan-tabs";
import { WeekLinks } from "@/components/menus/week-links";
import { WeekMenu } from "@/components/menus/week-menu";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getKitchen, getViewer } from "@/lib/access/read";
import { choiceOf, queryOf } from "@/lib/domain/dishes/choice";
import { addDays, formatDay } from "@/lib/domain/plain-date";
import type { Route } from "@/lib/routes";
import { readMenu, shownOf } from "./read-menu";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.menu");
  return { title: t("title") };
}

export default async function MenuPage({ searchParams }: PageProps<"/menu">) {
  const { week, plan: asked, ...rest } = await searchParams;
  const t = await getTranslations("public");
  const isNextWeek = week === "next";
  const viewer = await getViewer();
  const { slots } = await getKitchen();
  const { today, first, weeks, known } = await readMenu(viewer, isNextWeek);
  const choice = choiceOf(rest);
  const { tabs, shown, current } = shownOf(weeks, choice, asked);
  const ofWeek: [string, string][] = isNextWeek ? [["week", "next"]] : [];
  const ofPlan: [string, string][] = typeof asked === "string" ? [["plan", current]] : [];
  const kept = [...ofPlan, ...queryOf(choice)];
  return (
    <>
      <PageHeader
        title={t("menu.title")}
        description={t("menu.description", {
          from: formatDay(first, "short"),
          to: formatDay(addDays(first, 6), "medium"),
        })}
        actions={<WeekLinks isNextWeek={isNextWeek} kept={kept} />}
      />
      <ChooseFood
        path="/menu"
        others={[...ofWeek, ...ofPlan]}
        choice={choice}
        plans={weeks.map(({ facts }) => facts)}
      />
      <PlanTabs
        plans={tabs}
        current={current}
        to={(plan): Route => `/menu?${new URLSearchParams([...ofWeek, ["plan", plan], ...queryOf(choice)])}`}
      />
      {shown.every(({ days }) => days.every(({ items }) => items.length === 0)) ? (
        <EmptyState
          illustration={<EmptyCalendar />}
          title={t(tabs.length > 0 ? "menu.empty.title" : "choose.noneTitle")}
          description={t(tabs.length > 0 ? "menu.empty.description" : "choose.none")}
        />
      ) : (
        <div className="flex flex-col gap-10">
          {shown.map((plan) => (
            <WeekMenu
              key={plan.planId}
              plan={plan}
              mealName={slots.length > 1 ? plan.mealName : null}
              today={today}
              known={known}
              href={viewer ? `/subscriptions/new?plan=${plan.planId}` : `/start?plan=${plan.planId}`}
            />
          ))}
        </div>
      )}
    </>
  );
}
