import { useTranslations } from "next-intl";
import { DishText, type KnownDishes } from "@/components/dishes/dish-text";
import { MarkSign } from "@/components/dishes/mark-sign";
import { MealBadge } from "@/components/slots/meal-badge";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import { markOfAll } from "@/lib/domain/dishes/choice";
import type { DishFacts } from "@/lib/domain/dishes/dish-facts";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { Route } from "@/lib/routes";

type WeekOfPlan = {
  planId: number;
  planName: string;
  dailyRate: Rupees | null;
  isOwn: boolean;
  /** What is known of the dishes of these days. */
  facts: readonly (DishFacts | undefined)[];
  closures: ReadonlyMap<PlainDate, string>;
  days: readonly { date: PlainDate; items: readonly string[] }[];
};

type WeekMenuProps = {
  plan: WeekOfPlan;
  /** Null in a kitchen with one meal a day. */
  mealName: string | null;
  today: PlainDate;
  /** What is said of the dishes in it. */
  known: KnownDishes;
  /** Where the plan is subscribed to. */
  href: Route;
};

/** One plan's seven days: side by side on a wide screen, stacked on a phone. */
export function WeekMenu({ plan, mealName, today, known, href }: WeekMenuProps) {
  const t = useTranslations("public.menu");
  const plans = useTranslations("public.plans");
  const headingId = `menu-${plan.planId}`;
  const mark = markOfAll(plan.facts);
  return (
    <section aria-labelledby={headingId}>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h2 id={headingId} className="text-xl leading-7 font-semibold">
            {plan.planName}
          </h2>
          <MealBadge name={mealName} />
          {mark === null ? null : <MarkSign mark={mark} className="text-sm text-ink-soft" />}
        </div>
        {plan.dailyRate === null ? null : (
          <p className="flex items-center gap-4 text-ink-soft tabular-nums">
            {t("perDay", { amount: formatRupees(plan.dailyRate) })}
            {plan.isOwn ? null : (
              <LinkButton href={href} variant="outline" aria-describedby={headingId}>
                {plans("subscribe")}
              </LinkButton>
            )}
          </p>
        )}
      </div>
      {plan.days.every(({ items }) => items.length === 0) ? (
        <p className="rounded-card border border-dashed border-line px-4 py-6 text-ink-soft">{t("open")}</p>
      ) : (
        <ol className="grid overflow-hidden rounded-card border border-line bg-surface-raised max-lg:divide-y max-lg:divide-line lg:grid-cols-7 lg:divide-x lg:divide-line">
          {plan.days.map(({ date, items }) => (
            <DayMenu
              key={date}
              date={date}
              items={items}
              isToday={date === today}
              closure={plan.closures.get(date)}
              known={known}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

type DayMenuProps = {
  date: PlainDate;
  items: readonly string[];
  isToday: boolean;
  closure: string | undefined;
  known: KnownDishes;
};

function DayMenu({ date, items, isToday, closure, known }: DayMenuProps) {
  const t = useTranslations("public.menu");
  return (
    <li
      aria-current={isToday ? "date" : undefined}
      className={cn(
        "flex gap-4 px-4 py-3 lg:min-h-44 lg:flex-col lg:gap-2 lg:px-3.5",
        isToday && "bg-accent-soft",
      )}
    >
      <div className="w-24 shrink-0 lg:min-h-12 lg:w-auto">
        <p className={cn("text-sm font-semibold tabular-nums", isToday && "text-accent")}>
          {formatDay(date, "short")}
        </p>
        {isToday ? <p className="text-sm text-accent">{t("today")}</p> : null}
      </div>
      <DayItems items={items} closure={closure} known={known} />
    </li>
  );
}

function DayItems({ items, closure, known }: Pick<DayMenuProps, "items" | "closure" | "known">) {
  const t = useTranslations("public.menu");
  if (closure !== undefined) {
    return (
      <div>
        <Badge tone="paused">{t("closed")}</Badge>
        <p className="mt-1.5 text-ink-soft">{closure}</p>
      </div>
    );
  }
  if (items.length === 0) return <p className="text-ink-soft">{t("open")}</p>;
  return (
    <ul className="min-w-0 space-y-1">
      {items.map((item) => (
        <li key={item}>
          <DishText line={item} known={known} />
        </li>
      ))}
    </ul>
  );
}
