import { useTranslations } from "next-intl";
import { MealBadge } from "@/components/slots/meal-badge";
import { LinkButton } from "@/components/ui/link-button";
import { formatRupees } from "@/lib/domain/money";
import type { OfferedPlan } from "@/lib/features/subscriptions/overview";

type PlanChoiceProps = {
  plans: readonly OfferedPlan[];
  /** There are several meals a day. */
  namesMeals: boolean;
};

/** The plans that can be subscribed to. */
export function PlanChoice({ plans, namesMeals }: PlanChoiceProps) {
  const t = useTranslations("subscriptions.form");
  const units = useTranslations("common.units");
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {plans.map((plan) => (
        <li
          key={plan.id}
          className="flex flex-col gap-3 rounded-card border border-line bg-surface-raised p-5 sm:p-6"
        >
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h2 className="text-lg font-semibold">{plan.name}</h2>
            <p className="font-medium tabular-nums">
              {units("perDay", { amount: formatRupees(plan.dailyRate) })}
            </p>
          </div>
          {namesMeals ? (
            <p>
              <MealBadge name={plan.slot.name} />
            </p>
          ) : null}
          {plan.description ? <p className="text-ink-soft">{plan.description}</p> : null}
          {plan.items.length > 0 ? <p className="text-sm">{plan.items.join(" · ")}</p> : null}
          <LinkButton
            href={`/subscriptions/new?plan=${plan.id}`}
            variant="outline"
            className="mt-auto self-start"
          >
            {t("choose", { plan: plan.name })}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
