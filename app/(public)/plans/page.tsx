import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EstimateSection } from "@/components/estimates/estimate-section";
import { MemberList } from "@/components/saved-estimates/member-list";
import { ChooseFood } from "@/components/dishes/choose-food";
import { EmptyDabba } from "@/components/illustrations/empty";
import { AreaAnswer } from "@/components/plans/area-answer";
import { PlanCard } from "@/components/plans/plan-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Texts } from "@/components/shell/texts";
import { TextLink } from "@/components/ui/text-link";
import { getKitchen, getViewer, readAsCustomer, readAsGuest } from "@/lib/access/read";
import { toBusinessDate } from "@/lib/domain/business-time";
import { choiceOf, factsOf, queryOf, suits } from "@/lib/domain/dishes/choice";
import type { Shop } from "@/lib/domain/estimates/estimate";
import { firstOpenDay } from "@/lib/domain/slot";
import { listAreaNames } from "@/lib/features/accounts/queries";
import { knownDishes } from "@/lib/features/dishes/catalogue-queries";
import { listEstimates, shopOf } from "@/lib/features/estimates/queries";
import { estimateFilterSchema } from "@/lib/features/estimates/schema";
import { listActivePlans } from "@/lib/features/plans/queries";
import type { Route } from "@/lib/routes";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.plans");
  return { title: t("title") };
}

/** Plans visible without scrolling on the widest screen. */
const FIRST_ROWS = 6;

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const search = await searchParams;
  const { area: chosen, ...asked } = search;
  const t = await getTranslations("public");
  const viewer = await getViewer();
  const { slots } = await getKitchen();
  const { plans, known, areas, shop, now } = await readAsGuest(async ({ tx, now }) => {
    const plans = await listActivePlans(tx);
    return {
      ...{ plans, now, shop: await shopOf(tx, plans, now) },
      known: await knownDishes(tx),
      areas: typeof chosen === "string" ? await listAreaNames(tx) : [],
    };
  });
  const area = areas.find((name) => name === chosen) ?? null;
  const choice = choiceOf(asked);
  const withFacts = plans.map((plan) => ({ plan, facts: factsOf(plan.items, known) }));
  const shown = withFacts.filter(({ facts }) => suits(choice, facts));
  return (
    <>
      <PageHeader
        title={t("plans.title")}
        description={t("plans.description")}
        actions={<TextLink href="#estimate">{t("plans.cost")}</TextLink>}
      />
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
      {plans.length === 0 ? null : (
        <Texts areas={["estimates"]}>
          <EstimateSection
            shop={shop}
            today={toBusinessDate(now)}
            firstDay={firstOpenDay(slots[0], now)}
            isMember={viewer?.role === "customer"}
          >
            {viewer?.role === "customer" ? <Saved search={search} shop={shop} /> : null}
          </EstimateSection>
        </Texts>
      )}
    </>
  );
}

type SavedProps = { search: Record<string, unknown>; shop: Shop };

async function Saved({ search, shop }: SavedProps) {
  const filter = estimateFilterSchema.parse(search);
  const page = await readAsCustomer((scope) => listEstimates(scope, filter));
  return <MemberList page={page} filter={filter} shop={shop} />;
}

/** Where a guest picks days and opens an account. */
function startOf(planId: number, area: string | null): Route {
  const asked = new URLSearchParams({ plan: String(planId), ...(area !== null && { area }) });
  return `/start?${asked}`;
}
