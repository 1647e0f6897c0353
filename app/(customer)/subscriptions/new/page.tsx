import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyDabba } from "@/components/illustrations/empty";
import { WithCall } from "@/components/settings/kitchen-contact";
import { MealBadge } from "@/components/slots/meal-badge";
import { cutoffWords } from "@/components/slots/cutoff-words";
import { PlanChoice } from "@/components/subscriptions/plan-choice";
import { SubscribeForm } from "@/components/subscriptions/subscribe-form";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { toBusinessDate } from "@/lib/domain/business-time";
import { chosenIn } from "@/lib/domain/estimates/start-this";
import { laterOf } from "@/lib/domain/plain-date";
import { firstOpenDay, windowOn } from "@/lib/domain/slot";
import { subscribeForm } from "@/lib/features/subscriptions/forms";
import { offeredPlans, type OfferedPlan } from "@/lib/features/subscriptions/overview";
import { quoteTermsOf } from "@/lib/features/subscriptions/quotes";
import { getKitchen, readAsCustomer } from "@/lib/access/read";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("subscriptions");
  return { title: t("new") };
}

export default async function NewSubscriptionPage({ searchParams }: PageProps<"/subscriptions/new">) {
  const { plan: asked, ...run } = await searchParams;
  const { plans, now, ...offer } = await readAsCustomer(async ({ tx, now, customerId }) => ({
    plans: await offeredPlans(tx),
    terms: await quoteTermsOf(tx, customerId, now),
    today: toBusinessDate(now),
    now,
  }));
  const namesMeals = (await getKitchen()).slots.length > 1;
  const plan = plans.find(({ id }) => String(id) === asked);
  if (!plan) return <Choice plans={plans} namesMeals={namesMeals} isGone={asked !== undefined} />;
  const { slot } = plan;
  const firstDay = laterOf(slot.terms[0].from, firstOpenDay(slot, now));
  const { cutoff } = await cutoffWords([slot], firstDay);
  const t = await getTranslations("subscriptions");
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader
        title={t("form.title", { plan: plan.name })}
        description={plan.items.join(" · ") || plan.description}
        back={{ href: "/subscriptions", label: t("title") }}
      />
      <p className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
        <MealBadge name={namesMeals ? slot.name : null} />
        {t("form.window", windowOn(slot, firstDay))}
      </p>
      <SubscribeForm
        plan={plan}
        firstDay={firstDay}
        chosen={chosenIn(run, firstDay)}
        {...offer}
        plain={subscribeForm}
      />
      <p className="mt-6 text-sm text-ink-soft">
        {t("form.cutoffHint", { cutoff })} <TextLink href="/subscriptions/new">{t("form.other")}</TextLink>
      </p>
    </div>
  );
}

type ChoiceProps = { plans: OfferedPlan[]; namesMeals: boolean; isGone: boolean };

async function Choice({ plans, namesMeals, isGone }: ChoiceProps) {
  const t = await getTranslations("subscriptions");
  const back = { href: "/subscriptions", label: t("title") } as const;
  return (
    <>
      <PageHeader title={t("form.chooseTitle")} description={t("form.chooseDescription")} back={back} />
      {isGone ? (
        <Alert tone="bad" className="mb-6">
          <p>{t("form.gone")}</p>
        </Alert>
      ) : null}
      {plans.length > 0 ? (
        <PlanChoice plans={plans} namesMeals={namesMeals} />
      ) : (
        <EmptyState
          illustration={<EmptyDabba />}
          title={t("form.noPlans")}
          description={<WithCall text={t("form.noPlansHint")} />}
        />
      )}
    </>
  );
}
