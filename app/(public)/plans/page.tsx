import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyDabba } from "@/components/illustrations/empty";
import { PlanCard } from "@/components/plans/plan-card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { knownDishes } from "@/lib/features/dishes/catalogue-queries";
import { listActivePlans } from "@/lib/features/plans/queries";
import { getKitchen, readAsGuest } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("public.plans");
  return { title: t("title") };
}

/** Plans visible without scrolling on the widest screen. */
const FIRST_ROWS = 6;

export default async function PlansPage() {
  const t = await getTranslations("public.plans");
  const { slots } = await getKitchen();
  const { plans, known } = await readAsGuest(async ({ tx }) => ({
    plans: await listActivePlans(tx),
    known: await knownDishes(tx),
  }));
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      {plans.length === 0 ? (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t("empty.title")}
          description={t("empty.description")}
        />
      ) : (
        <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
          {plans.map((plan, index) => (
            <PlanCard
              key={plan.id}
              plan={plan}
              known={known}
              early={index < FIRST_ROWS}
              namesMeal={slots.length > 1}
            />
          ))}
        </div>
      )}
    </>
  );
}
