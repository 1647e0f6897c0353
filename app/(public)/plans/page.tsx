import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChooseFood } from "@/components/dishes/choose-food";
import { EmptyDabba } from "@/components/illustrations/empty";
import { AreaAnswer } from "@/components/plans/area-answer";
import { PlanCard } from "@/components/plans/plan-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getKitchen, getViewer, readAsGuest } from "@/lib/access/read";
import { choiceOf, factsOf, queryOf, suits } from "@/lib/domain/dishes/choice";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { knownDishes } from "@/lib/features/dishes/catalogue-queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import type { Route } from "@/lib/routes";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.plans");
  return { title: t("title") };
}

/** Plans visible without scrolling on the widest screen. */
const FIRST_ROWS = 6;

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const { area: chosen, ...asked } = await searchParams;
  const t = await getTranslations("public");
  const viewer = await getViewer();
  const { slots } = await getKitchen();
  const { plans, known, areas } = await readAsGuest(async ({ tx }) => ({
    plans: await listActivePlans(tx),
    known: await knownDishes(tx),
    areas: typeof chosen === "string" ? await listAreaNames(tx) : [],
  }));
  const area = areas.find((name) => name === chosen) ?? null;
  const choice = choiceOf(asked);
  const withFacts = plans.map((plan) => ({ plan, facts: factsOf(plan.items, known) }));
  const shown = withFacts.filter(({ facts }) => suits(choice, facts));
  return (
    <>
      <PageHeader title={t("plans.title")} description={t("plans.description")} />
      {viewer ? null : <AreaAnswer area={area} />}
      <ChooseFood
        path="/plans"
        others={area === null ? [] : [["area", area]]}
        choice={choice}
        plans={withFacts.map(({ facts }) => facts)}
      />
      {shown.length === 0 ? (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t(queryOf(choice).length > 0 ? "choose.noneTitle" : "plans.empty.title")}
          description={t(queryOf(choice).length > 0 ? "choose.none" : "plans.empty.description")}
        />
      ) : (
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map(({ plan }, index) => (
            <PlanCard
              key={plan.id}
              plan={plan}
              known={known}
              early={index < FIRST_ROWS}
              namesMeal={slots.length > 1}
              href={viewer ? `/subscriptions/new?plan=${plan.id}` : startOf(plan.id, area)}
            />
          ))}
        </div>
      )}
    </>
  );
}

/** Where a guest picks days and opens an account. */
function startOf(planId: number, area: string | null): Route {
  const asked = new URLSearchParams({ plan: String(planId), ...(area !== null && { area }) });
  return `/start?${asked}`;
}
