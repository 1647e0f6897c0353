import { useTranslations } from "next-intl";
import { formatDay } from "@/lib/domain/plain-date";
import type { WhyDay } from "@/lib/features/billing/why";
import { whyState, type Credits } from "./why-day";
import { useWhyWords } from "./why-words";

type WhyExceptionsProps = { days: readonly WhyDay[]; credits: Credits; hasSeveral: boolean };

/** For a phone, whose calendar has no room for words: the days on which a meal didn't come or was credited. */
export function WhyExceptions({ days, credits, hasSeveral }: WhyExceptionsProps) {
  const t = useTranslations("billing.why");
  const { creditOf } = useWhyWords(credits);
  const exceptions = days.filter(
    (day) => whyState(day, credits) === "credited" || day.meals.some((meal) => meal.cause !== "delivery"),
  );
  if (exceptions.length === 0) return null;
  return (
    <div className="space-y-2 md:hidden">
      <h3 className="font-semibold">{t("exceptions")}</h3>
      <dl className="divide-y divide-line text-sm">
        {exceptions.map((day) => (
          <div key={day.date} className="grid grid-cols-[6rem_1fr] gap-x-3 py-2 tabular-nums">
            <dt className="font-medium">{formatDay(day.date, "short")}</dt>
            <dd>
              <Stopped day={day} credits={credits} hasSeveral={hasSeveral} />
              {creditOf(day)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

type StoppedProps = Omit<WhyExceptionsProps, "days"> & { day: WhyDay };

function Stopped({ day, credits, hasSeveral }: StoppedProps) {
  const t = useTranslations("billing.why");
  const { fatesOf } = useWhyWords(credits);
  return fatesOf(day)
    .filter(({ came }) => !came)
    .map(({ names, words }) => <p key={words}>{hasSeveral ? t("ofPlan", { plan: names, words }) : words}</p>);
}
