import { useTranslations } from "next-intl";
import { dayIcons, dayLooks } from "@/components/pauses/day-looks";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { formatRupees } from "@/lib/domain/money";
import {
  ALL_WEEKDAYS,
  daysOfMonth,
  firstDayOf,
  formatDay,
  isoWeekday,
  monthOf,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import type { DayCause } from "@/lib/domain/schedule";
import type { IssuedBill, IssuedLine } from "@/lib/features/billing/queries";

const CAUSES: readonly DayCause[] = ["delivery", "paused", "skipped", "closed"];

/** The month as it was billed: for each line its days, and why each was charged or not. */
export function BilledDays({ bill }: { bill: IssuedBill }) {
  const t = useTranslations("billing.days");
  return (
    <section aria-labelledby="days" className="space-y-3">
      <div>
        <h2 id="days" className="text-xl font-semibold">
          {t("title")}
        </h2>
        <p className="text-ink-soft">{t("description")}</p>
      </div>
      <div className={cn("grid gap-6", bill.lines.length > 1 && "lg:grid-cols-2")}>
        {bill.lines.map((line) => (
          <BilledLine key={line.subscriptionId} line={line} month={bill.month} />
        ))}
      </div>
    </section>
  );
}

function BilledLine({ line, month }: { line: IssuedLine; month: PlainMonth }) {
  const t = useTranslations("common.weekdaysShort");
  const headingId = `line-${line.subscriptionId}`;
  const causes = new Map(line.days.map((day) => [day.date, day.cause]));
  return (
    <Card aria-labelledby={headingId}>
      <CardHeader>
        <CardTitle as="h3" id={headingId}>
          {line.planName}
        </CardTitle>
      </CardHeader>
      <CardContent className="flex flex-col gap-5 md:flex-row md:items-start md:gap-8">
        <div className="w-full max-w-md">
          <div aria-hidden className="grid grid-cols-7 gap-1 pb-1 text-center text-sm text-ink-soft">
            {ALL_WEEKDAYS.map((weekday) => (
              <span key={weekday}>{t(`${weekday}`)}</span>
            ))}
          </div>
          <ol className="grid grid-cols-7 gap-1">
            {daysOfMonth(month).map((day) => (
              <BilledDay key={day} day={day} cause={causes.get(day)} line={line} />
            ))}
          </ol>
        </div>
        <Legend line={line} />
      </CardContent>
    </Card>
  );
}

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

type BilledDayProps = { day: PlainDate; cause: DayCause | undefined; line: IssuedLine };

function BilledDay({ day, cause, line }: BilledDayProps) {
  const t = useTranslations("billing.days");
  const Icon = cause && dayIcons[cause];
  const isFirst = day === firstDayOf(monthOf(day));
  return (
    <li
      className={cn(
        "flex h-12 flex-col items-center justify-center rounded-control border text-sm tabular-nums",
        dayLooks[cause ?? "none"],
        isFirst && COLUMNS[isoWeekday(day)],
      )}
    >
      <span aria-hidden>{Number(day.slice(-2))}</span>
      {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
      <span className="sr-only">{t("day", { date: formatDay(day, "long"), cause: said() })}</span>
    </li>
  );

  function said(): string {
    if (!cause) return t("none");
    const word = t(`causes.${cause}`);
    if (cause !== "delivery") return t("notCharged", { cause: word });
    return t("charged", { cause: word, amount: formatRupees(line.dailyRate) });
  }
}

function Legend({ line }: { line: IssuedLine }) {
  const t = useTranslations("billing.days.legend");
  const rate = formatRupees(line.dailyRate);
  const counts = CAUSES.map((cause) => ({
    cause,
    count: line.days.filter((day) => day.cause === cause).length,
  }));
  return (
    <ul className="space-y-2 text-sm">
      {counts.map(({ cause, count }) => {
        const Icon = dayIcons[cause];
        if (count === 0) return null;
        return (
          <li key={cause} className="flex items-center gap-3">
            <span
              className={cn(
                "grid size-8 shrink-0 place-items-center rounded-control border",
                dayLooks[cause],
              )}
            >
              <Icon aria-hidden className="size-4" />
            </span>
            {t(cause, { count, rate })}
          </li>
        );
      })}
    </ul>
  );
}
