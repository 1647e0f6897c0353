import { Check, ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { dayIcons, dayLooks, pastLooks } from "@/components/pauses/day-looks";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import {
  addMonths,
  ALL_WEEKDAYS,
  formatDay,
  formatMonth,
  isoWeekday,
  type PlainDate,
  type PlainMonth,
} from "@/lib/domain/plain-date";
import type { CalendarDay, CalendarMonth } from "@/lib/features/pauses/queries";

type MonthViewProps = { shown: CalendarMonth; customer: { id: number; fullname: string } };

/** A customer's month as they see it, read-only. */
export function MonthView({ shown, customer }: MonthViewProps) {
  const t = useTranslations("adminCustomers.calendar");
  const weekdays = useTranslations("common.weekdaysShort");
  const month = formatMonth(shown.month);
  return (
    <Card aria-labelledby="calendar" id="calendar-card" className="scroll-mt-4">
      <CardHeader className="items-center">
        <CardTitle id="calendar">{t("title")}</CardTitle>
        <MonthLinks month={shown.month} customerId={customer.id} />
      </CardHeader>
      <CardContent>
        <div aria-hidden className="grid grid-cols-7 gap-1 pb-1 text-center text-sm text-ink-soft">
          {ALL_WEEKDAYS.map((weekday) => (
            <span key={weekday}>{weekdays(`${weekday}`)}</span>
          ))}
        </div>
        <ol aria-label={t("grid", { name: customer.fullname, month })} className="grid grid-cols-7 gap-1">
          {shown.days.map((day) => (
            <Day key={day.day} shown={day} today={shown.today} />
          ))}
        </ol>
        <Counts days={shown.days} />
      </CardContent>
    </Card>
  );
}

function MonthLinks({ month, customerId }: { month: PlainMonth; customerId: number }) {
  const t = useTranslations("adminCustomers.calendar");
  const hrefOf = (other: PlainMonth) => `/admin/customers/${customerId}?month=${other}` as const;
  return (
    <nav aria-label={t("months")} className="flex items-center gap-1">
      <LinkButton href={hrefOf(addMonths(month, -1))} variant="ghost" size="icon" scroll={false}>
        <ChevronLeft aria-hidden />
        <span className="sr-only">{t("previous")}</span>
      </LinkButton>
      <span className="min-w-36 text-center font-medium tabular-nums">{formatMonth(month)}</span>
      <LinkButton href={hrefOf(addMonths(month, 1))} variant="ghost" size="icon" scroll={false}>
        <ChevronRight aria-hidden />
        <span className="sr-only">{t("next")}</span>
      </LinkButton>
    </nav>
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

function Day({ shown, today }: { shown: CalendarDay; today: PlainDate }) {
  const t = useTranslations("adminCustomers.calendar");
  const { day, state, lock } = shown;
  const wasDelivered = state === "delivery" && lock === "past";
  const Icon = state === "none" ? null : wasDelivered ? Check : dayIcons[state];
  const isFirst = day.endsWith("-01");
  return (
    <li
      aria-current={day === today ? "date" : undefined}
      className={cn(
        "flex h-12 flex-col items-center justify-center rounded-control border text-sm tabular-nums",
        (lock === "past" ? pastLooks : dayLooks)[state],
        isFirst && COLUMNS[isoWeekday(day)],
        day === today && "font-bold ring-2 ring-accent ring-offset-1 ring-offset-surface-raised",
      )}
    >
      <span aria-hidden>{Number(day.slice(-2))}</span>
      {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
      <span className="sr-only">
        {t("day", { date: formatDay(day, "long"), state: t(`states.${wasDelivered ? "delivered" : state}`) })}
      </span>
    </li>
  );
}

function Counts({ days }: { days: readonly CalendarDay[] }) {
  const t = useTranslations("adminCustomers.calendar");
  const states = ["delivery", "paused", "skipped", "closed"] as const;
  return (
    <ul className="mt-4 flex flex-wrap gap-x-5 gap-y-2 text-sm text-ink-soft tabular-nums">
      {states.map((state) => {
        const count = days.filter((day) => day.state === state).length;
        const Icon = dayIcons[state];
        if (count === 0) return null;
        return (
          <li key={state} className="flex items-center gap-1.5">
            <Icon aria-hidden className="size-4" />
            {t("count", { word: t(`legend.${state}`), count })}
          </li>
        );
      })}
    </ul>
  );
}
