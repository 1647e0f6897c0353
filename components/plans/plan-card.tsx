import { useTranslations } from "next-intl";
import { DishText, type KnownDishes } from "@/components/dishes/dish-text";
import { MarkSign } from "@/components/dishes/mark-sign";
import { LinkButton } from "@/components/ui/link-button";
import { factsOf, markOfAll } from "@/lib/domain/dishes/choice";
import { formatRupees } from "@/lib/domain/money";
import { MealBadge } from "@/components/slots/meal-badge";
import type { OfferedPlan } from "@/lib/features/plans/queries";
import type { Route } from "@/lib/routes";
import { PlanPicture } from "./plan-picture";

type PlanCardProps = {
  plan: OfferedPlan;
  /** What is said of the dishes in it. */
  known: KnownDishes;
  /** Among the first on the page: its picture isn't loaded lazily. */
  early?: boolean;
  /** There are several meals a day. */
  namesMeal: boolean;
  /** Where it is subscribed to. */
  href: Route;
};

/** A plan in the shop. */
export function PlanCard({ plan, known, early, namesMeal, href }: PlanCardProps) {
  const t = useTranslations("public.plans");
  const headingId = `plan-${plan.id}`;
  const mark = markOfAll(factsOf(plan.items, known));
  return (
    <article
      aria-labelledby={headingId}
      className="flex flex-col overflow-hidden rounded-card border border-line bg-surface-raised"
    >
      <PlanPicture plan={plan} early={early} className="aspect-[16/9] border-b border-line" />
      <div className="flex grow flex-col p-5">
        <div className="flex items-baseline justify-between gap-4">
          <h2 id={headingId} className="text-xl leading-7 font-semibold">
            {plan.name}
          </h2>
          <p className="shrink-0 whitespace-nowrap">
            <span className="text-xl font-semibold tabular-nums">{formatRupees(plan.dailyRate)}</span>{" "}
            <span className="text-sm text-ink-soft">{t("perDay")}</span>
          </p>
        </div>
        {namesMeal || mark !== null ? (
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <MealBadge name={namesMeal ? plan.mealName : null} />
            {mark === null ? null : <MarkSign mark={mark} className="text-sm font-medium" />}
          </p>
        ) : null}
        {plan.description ? <p className="mt-1 text-ink-soft">{plan.description}</p> : null}
        {plan.items.length > 0 ? (
          <>
            <h3 className="mt-4 text-sm font-medium text-ink-soft">{t("items")}</h3>
            <ul className="mt-1.5 flex flex-col gap-1">
              {plan.items.map((item) => (
                <li key={item} className="flex gap-2.5">
                  <span aria-hidden className="mt-2.5 size-1.5 shrink-0 rounded-full bg-accent" />
                  <DishText line={item} known={known} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <div className="mt-auto pt-5">
          <LinkButton href={href} aria-describedby={headingId} variant="outline" className="w-full">
            {t("subscribe")}
          </LinkButton>
        </div>
      </div>
    </article>
  );
}
