import { useTranslations } from "next-intl";
import { Thali } from "@/components/illustrations/thali";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatMoment, formatTime } from "@/lib/domain/business-time";
import type { Brought } from "@/lib/domain/drive/brought";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { dayForm } from "@/lib/features/pauses/forms";
import type { Plates } from "@/lib/features/pauses/plates";
import type { OpenDay, TodayView } from "@/lib/features/pauses/queries";
import { CutoffCountdown } from "./cutoff-countdown";
import { NextChange } from "./next-change";

type NextDeliveryCardProps = {
  view: TodayView;
  /** What each plan brings on a day, by plan name: the day's menu, or the plan's standard dishes. */
  dishes: Plates["dishes"];
  /** What became of today's tiffins, by subscription; one of which nothing is said is missing. */
  brought: ReadonlyMap<number, Brought>;
  now: Date;
  /** There are several meals a day. */
  namesMeals: boolean;
};

/** Is food coming, what is it, and can that still be changed? */
export function NextDeliveryCard({ view, dishes, brought, now, namesMeals }: NextDeliveryCardProps) {
  const t = useTranslations("dashboard.next");
  const { next } = view;
  const isToday = next?.day === view.today.day;
  return (
    <Card aria-labelledby="next-delivery" className="overflow-hidden sm:grid sm:grid-cols-[1fr_auto]">
      <div className="p-5 sm:p-6">
        <p className="text-sm font-medium text-ink-soft">{t("title")}</p>
        <h2 id="next-delivery" className="mt-1 text-2xl leading-8 font-bold tabular-nums">
          {next ? <When view={view} /> : t("none")}
        </h2>
        {next ? (
          <Meals
            meals={next.meals}
            dishes={dishes(next.day)}
            brought={isToday ? brought : NOTHING_SAID}
            namesMeals={namesMeals}
          />
        ) : (
          <p className="mt-2 text-ink-soft">{t("noneHint")}</p>
        )}
        {next && !(isToday && brought.size > 0) ? <Deadline next={next} now={now} /> : null}
        <div className="mt-5 flex flex-wrap items-start gap-3">
          <NextChange
            today={view.today.day}
            serverNow={now.getTime()}
            pausable={changeable(view.pausable)}
            resumable={changeable(view.resumable)}
            plain={dayForm}
          />
          <LinkButton href="/calendar?several=1" variant="outline">
            {t("away")}
          </LinkButton>
          <LinkButton href="/calendar" variant="ghost">
            {t("calendar")}
          </LinkButton>
        </div>
        {view.then ? <Then then={view.then} today={view.today.day} dishes={dishes(view.then.day)} /> : null}
      </div>
      <div className="hidden items-center bg-accent-soft px-8 sm:flex">
        <Thali className="w-40" />
      </div>
    </Card>
  );
}

const NOTHING_SAID: NextDeliveryCardProps["brought"] = new Map();

type ThenProps = {
  then: NonNullable<TodayView["then"]>;
  today: PlainDate;
  dishes: ReadonlyMap<string, string[]>;
};

/** What comes on the day after, while today's is still to come. */
function Then({ then: { day, meals }, today, dishes }: ThenProps) {
  const t = useTranslations("dashboard.next");
  const plans = [...new Set(meals.map(({ planName }) => planName))];
  return (
    <section aria-labelledby="then" className="mt-5 border-t border-line pt-4">
      <h3 id="then" className="text-sm font-medium text-ink-soft tabular-nums">
        {day === addDays(today, 1)
          ? `${t("tomorrow")}, ${formatDay(day, "spoken")}`
          : t("then", { day: formatDay(day, "spoken") })}
      </h3>
      <ul className="mt-1 space-y-1">
        {plans.map((plan) => (
          <li key={plan}>
            <span className="font-medium">{plan}</span>{" "}
            <span className="text-ink-soft">{dishes.get(plan)?.join(" · ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const changeable = (open: OpenDay | null) => open && { day: open.day, until: open.until.getTime() };

function When({ view: { today, next } }: { view: TodayView }) {
  const t = useTranslations("dashboard.next");
  if (!next) return null;
  const day = formatDay(next.day, "spoken");
  if (next.day === today.day) return `${t("today")}, ${day}`;
  return next.day === addDays(today.day, 1) ? `${t("tomorrow")}, ${day}` : day;
}

type Next = NonNullable<TodayView["next"]>;

type MealsProps = Pick<NextDeliveryCardProps, "brought" | "namesMeals"> &
  Pick<Next, "meals"> & { dishes: ReadonlyMap<string, string[]> };

function Meals({ meals, dishes, brought, namesMeals }: MealsProps) {
  const t = useTranslations("dashboard.next");
  return (
    <ul className="mt-4 space-y-3">
      {meals.map(({ subscriptionId, planName, slotName, window }) => (
        <li key={subscriptionId}>
          <p className="text-lg font-semibold">{planName}</p>
          <p className="text-ink-soft">{dishes.get(planName)?.join(" · ")}</p>
          <p className="text-sm text-ink-soft tabular-nums">
            {namesMeals ? t("mealWindow", { ...window, meal: slotName }) : t("window", window)}
          </p>
          <BroughtLine brought={brought.get(subscriptionId)} />
        </li>
      ))}
    </ul>
  );
}

const TONES = {
  on_the_way: "accent",
  delivered: "good",
  left_with_guard: "good",
  not_delivered: "bad",
} as const;

/** "On the way", "Delivered 12:41": nothing while nothing is said of it. */
function BroughtLine({ brought }: { brought: Brought | undefined }) {
  const t = useTranslations("dashboard.next.brought");
  if (!brought) return null;
  return (
    <Badge tone={TONES[brought.state]} className="mt-1 tabular-nums">
      {t(brought.state, { time: formatTime(brought.at) })}
    </Badge>
  );
}

function Deadline({ next, now }: { next: Next; now: Date }) {
  const t = useTranslations("dashboard.next");
  return (
    <div className="mt-4">
      {next.isChangeable ? (
        <CutoffCountdown
          key={next.day}
          serverNow={now.getTime()}
          cutoffAt={next.cutoffAt.getTime()}
          time={formatMoment(next.cutoffAt)}
        />
      ) : (
        <p className="text-ink-soft">{t("locked")}</p>
      )}
    </div>
  );
}
