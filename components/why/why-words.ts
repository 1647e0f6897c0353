import { useFormatter, useTranslations } from "next-intl";
import { formatTime, toBusinessDate } from "@/lib/domain/business-time";
import { formatRupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { WhyDay, WhyMeal } from "@/lib/features/billing/why";
import type { Credits } from "./why-day";

/** Meals with the same outcome: their names, and what became of them. */
export type Fate = { names: string; words: string; came: boolean };

/** The words for what became of a day and its meals. */
export function useWhyWords(credits: Credits) {
  const t = useTranslations("billing.why");
  const causeOf = useCauseWords();
  const fatesOf = useFates(causeOf);

  /** "Credited: the dal was burnt"; null for a day that wasn't. */
  function creditOf({ date }: WhyDay): string | null {
    const reason = credits.get(date);
    return reason === undefined ? null : t("creditedFor", { reason });
  }

  /** The whole day in a sentence, for screen readers. */
  function sentenceOf(day: WhyDay, hasSeveral: boolean): string {
    const meals = day.meals.map((meal) => {
      const words = { cause: causeOf(meal, day), amount: formatRupees(meal.dailyRate) };
      const said = t(meal.cause === "delivery" ? "charged" : "notCharged", words);
      return hasSeveral ? t("ofPlan", { plan: meal.planName, words: said }) : said;
    });
    const all = [...(meals.length > 0 ? meals : [t("none")]), creditOf(day) ?? []].flat();
    return t("day", { date: formatDay(day.date, "long"), words: all.join("; ") });
  }

  return { fatesOf, creditOf, sentenceOf };
}

type CauseOf = (meal: WhyMeal, day: WhyDay) => string;

function useCauseWords(): CauseOf {
  const t = useTranslations("billing.why");

  /** "Kitchen closed: no gas (decided Tue 1 Dec)"; the day only where the bill had already been issued. */
  function closedOf({ since, closed }: WhyMeal, { closure }: WhyDay): string {
    const whole = closure ? t("closedFor", { reason: closure }) : t("causes.closed");
    const words = closed ? t("mealClosedFor", closed) : whole;
    if (!since?.isLate) return words;
    return t("decided", { words, date: shortDay(since.at) });
  }

  /** "Paused on Tue 3 Nov, 21:04" */
  return (meal, day) => {
    const { cause, since } = meal;
    if (cause === "delivery") return t("causes.delivery");
    if (cause === "closed") return closedOf(meal, day);
    if (!since) return t(`causes.${cause}`);
    const when = `${shortDay(since.at)}, ${formatTime(since.at)}`;
    return t(`${cause}On`, { when, by: since.byStaff ? "staff" : "customer" });
  };
}

function useFates(causeOf: CauseOf): (day: WhyDay) => Fate[] {
  const t = useTranslations("billing.why");
  const { list } = useFormatter();

  /** "2 × Veg Thali and Mini Tiffin" */
  function namesOf(meals: readonly WhyMeal[]): string {
    const plans = Map.groupBy(meals, (meal) => meal.planName);
    return list([...plans].map(([plan, same]) => t("meals", { plan, count: same.length })));
  }

  return (day) => {
    const fates = Map.groupBy(day.meals, (meal) => causeOf(meal, day));
    return [...fates].map(([words, meals]) => {
      return { words, names: namesOf(meals), came: meals.some(({ cause }) => cause === "delivery") };
    });
  };
}

/** A narrow cell breaks before or after the date, not within it. */
function shortDay(at: Date): string {
  return formatDay(toBusinessDate(at), "short").replaceAll(" ", "\u00a0");
}
