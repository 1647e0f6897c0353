"use client";

import { format, isValid, parse } from "date-fns";
import { CalendarDays } from "lucide-react";
import { useState, type ComponentProps, type ComponentType } from "react";
import type { DayPickerLocale, DayPickerProps, Labels, Matcher } from "react-day-picker";
import { cn } from "./cn";
import { Input } from "./input";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

const ISO = "yyyy-MM-dd";
const ISO_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

function toLocalDate(day: string | undefined): Date | undefined {
  if (day === undefined || !ISO_SHAPE.test(day)) return undefined;
  const date = parse(day, ISO, new Date(0));
  return isValid(date) ? date : undefined;
}

function outside(min: Date | undefined, max: Date | undefined): Matcher[] {
  return [...(min ? [{ before: min }] : []), ...(max ? [{ after: max }] : [])];
}

type DatePickerLabels = {
  openCalendar: string;
  calendar: string;
  previousMonth: string;
  nextMonth: string;
  /** A day (`YYYY-MM-DD`) in words. */
  day?: (day: string) => string;
};

function calendarLabels(labels: DatePickerLabels): Partial<Labels> {
  const { day } = labels;
  const spoken = day && ((date: Date) => day(format(date, ISO)));
  return {
    labelNav: () => labels.calendar,
    labelPrevious: () => labels.previousMonth,
    labelNext: () => labels.nextMonth,
    ...(spoken ? { labelDayButton: spoken, labelGridcell: spoken } : {}),
  };
}

type DatePickerProps = Omit<ComponentProps<"input">, "value" | "onChange" | "type" | "min" | "max"> & {
  /** The text in the box. */
  value: string;
  onChange: (typed: string) => void;
  /** The day that the text means (`YYYY-MM-DD`), if any. */
  day: string | undefined;
  /** Called with the day chosen in the calendar. */
  onChoose: (day: string) => void;
  /** The business's today: the calendar opens there and marks it. */
  today: string;
  min?: string;
  max?: string;
  labels: DatePickerLabels;
  locale?: Partial<DayPickerLocale>;
};

/**
 * The calendar: 21 kB that come when somebody is at the box. Where they can't come the box is typed into, and the next opening asks
 * for them again.
 */
function useCalendar() {
  const [Calendar, setCalendar] = useState<ComponentType<DayPickerProps> | null>(null);
  const show = () => {
    if (!Calendar) fetchCalendar().then((file) => setCalendar(() => file.Calendar), giveUp);
  };
  return { Calendar, show };
}

const fetchCalendar = () => import("./calendar");
const giveUp = () => {};
const fetchAhead = () => void fetchCalendar().catch(giveUp);

/** A text box for a day, and a calendar for those who would rather point. */
export function DatePicker(props: DatePickerProps) {
  const { value, onChange, day, onChoose, today, min, max, labels, locale, className, disabled, ...input } =
    props;
  const [open, setOpen] = useState(false);
  const { Calendar, show } = useCalendar();
  const selected = toLocalDate(day);
  const choose = (date: Date) => {
    onChoose(format(date, ISO));
    setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={(isOpen) => {
        if (isOpen) show();
        setOpen(isOpen);
      }}
    >
      <div className="relative" onFocus={fetchAhead} onPointerEnter={fetchAhead}>
        <Input
          inputMode="text"
          autoComplete="off"
          {...input}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={cn("pe-12 tabular-nums", className)}
        />
        <PopoverTrigger
          disabled={disabled}
          className="absolute inset-y-0 end-0 inline-flex w-11 items-center justify-center rounded-control text-ink-soft hover:text-ink disabled:opacity-50"
        >
          <CalendarDays aria-hidden className="size-5" />
          <span className="sr-only">{labels.openCalendar}</span>
        </PopoverTrigger>
      </div>
      <PopoverContent align="end" aria-label={labels.calendar}>
        {Calendar ? (
          <Calendar
            mode="single"
            required
            autoFocus
            selected={selected}
            onSelect={choose}
            today={toLocalDate(today)}
            defaultMonth={selected ?? toLocalDate(min) ?? toLocalDate(today)}
            startMonth={toLocalDate(min)}
            endMonth={toLocalDate(max)}
            disabled={outside(toLocalDate(min), toLocalDate(max))}
            locale={locale}
            labels={calendarLabels(labels)}
          />
        ) : (
          <div aria-busy className="h-88 w-77" />
        )}
      </PopoverContent>
    </Popover>
  );
}
