import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { ALL_WEEKDAYS, formatMonth, isoWeekday, type PlainMonth } from "@/lib/domain/plain-date";
import type { WhyDay } from "@/lib/features/billing/why";
import { whyGrounds, whyIcons, whyLooks, whyState, type Credits, type WhyState } from "./why-day";
import { useWhyWords } from "./why-words";

const COLUMNS = [
  "",
  "col-start-1",
  "col-start-2",
  "col-start-3",
  "col-start-4",
  "col-start-5",
  "col-start-6",
  "col-start-7",
];

type WhyCalendarProps = {
  month: PlainMonth;
  days: readonly WhyDay[];
  credits: Credits;
  /** The bill has several lines, so each day says which meal it means. */
  hasSeveral: boolean;
};

/** The billed month, Monday first. On a wide screen each day states its cause, on a phone it shows a sign. */
export function WhyCalendar({ month, days, credits, hasSeveral }: WhyCalendarProps) {
  const t = useTranslations("billing.why");
  const common = useTranslations("common.weekdaysShort");
  return (
    <div>
      <div aria-hidden className="grid grid-cols-7 gap-1 pb-1 text-center text-sm text-ink-soft">
        {ALL_WEEKDAYS.map((weekday) => (
          <span key={weekday}>{common(`${weekday}`)}</span>
        ))}
      </div>
      <ol aria-label={t("calendar", { month: formatMonth(month) })} className="grid grid-cols-7 gap-1">
        {days.map((day, index) => (
          <Day key={day.date} day={day} isFirst={index === 0} credits={credits} hasSeveral={hasSeveral} />
        ))}
      </ol>
    </div>
  );
}

type DayProps = Pick<WhyCalendarProps, "credits" | "hasSeveral"> & { day: WhyDay; isFirst: boolean };

function Day({ day, isFirst, credits, hasSeveral }: DayProps) {
  const { sentenceOf } = useWhyWords(credits);
  const state = whyState(day, credits);
  return (
    <li
      data-state={state}
      className={cn(
        "flex min-h-13 flex-col items-center justify-center rounded-control border text-sm tabular-nums md:min-h-20 md:items-stretch md:justify-start md:p-1.5",
        whyLooks[state],
        isFirst && COLUMNS[isoWeekday(day.date)],
      )}
    >
      <span aria-hidden className="flex flex-col items-center gap-0.5 md:flex-row md:justify-between">
        <span className={cn("rounded-sm px-1 font-medium", whyGrounds[state])}>
          {Number(day.date.slice(-2))}
        </span>
        <Sign day={day} state={state} />
      </span>
      <Causes day={day} credits={credits} hasSeveral={hasSeveral} />
      <span className="sr-only">{sentenceOf(day, hasSeveral)}</span>
    </li>
  );
}

/** The day's sign; on a phone, where only some of its meals came, how many did. */
function Sign({ day: { meals }, state }: { day: WhyDay; state: WhyState }) {
  const t = useTranslations("billing.why");
  if (state === "none") return null;
  const Icon = whyIcons[state];
  const came = meals.filter(({ cause }) => cause === "delivery").length;
  const isPart = state === "delivery" && came < meals.length;
  return (
    <>
      {isPart ? <span className="text-xs md:hidden">{t("share", { came, total: meals.length })}</span> : null}
      <Icon className={cn("size-4 rounded-sm", whyGrounds[state], isPart && "hidden md:block")} />
    </>
  );
}

function Causes({ day, credits, hasSeveral }: Omit<DayProps, "isFirst">) {
  const { fatesOf, creditOf } = useWhyWords(credits);
  const ground = cn("w-fit rounded-sm px-1 text-pretty", whyGrounds[whyState(day, credits)]);
  const credit = creditOf(day);
  return (
    <span aria-hidden className="mt-1 hidden flex-col gap-1 text-xs leading-4 md:flex">
      {fatesOf(day).map(({ names, words }) => (
        <span key={words} className={ground}>
          {hasSeveral ? <span className="block font-medium">{names}</span> : null}
          {words}
        </span>
      ))}
      {credit ? <span className={cn(ground, "font-medium")}>{credit}</span> : null}
    </span>
  );
}
