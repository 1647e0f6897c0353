"use client";

import { format } from "date-fns";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { DayPicker, type ChevronProps, type DayPickerProps } from "react-day-picker";
import { cn } from "./cn";

function Chevron({ orientation }: ChevronProps) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight;
  return <Icon aria-hidden className="size-5" />;
}

const navButton =
  "inline-flex size-11 items-center justify-center rounded-control text-ink hover:bg-surface-sunken aria-disabled:opacity-40";

const dayButton =
  "inline-flex size-11 items-center justify-center rounded-control text-base tabular-nums transition-colors hover:bg-surface-sunken disabled:cursor-not-allowed disabled:text-ink-soft disabled:opacity-60 disabled:hover:bg-transparent";

/** react-day-picker in our style: weeks begin on Monday, every day is a 44 px button. */
export function Calendar({ className, classNames, components, formatters, ...props }: DayPickerProps) {
  return (
    <DayPicker
      weekStartsOn={1}
      formatters={{
        formatWeekdayName: (date, options) => format(date, "EEE", { locale: options?.locale }),
        ...formatters,
      }}
      className={cn("relative w-fit", className)}
      classNames={{
        months: "flex flex-wrap gap-6",
        month_caption: "flex h-11 items-center justify-center font-semibold",
        nav: "absolute inset-x-0 top-0 flex h-11 items-center justify-between",
        button_previous: navButton,
        button_next: navButton,
        month_grid: "mt-1 border-collapse",
        weekday: "h-9 w-11 text-sm font-medium text-ink-soft",
        day: "p-0 text-center",
        day_button: dayButton,
        today: "[&>button]:font-bold [&>button]:text-accent",
        selected: "[&>button]:bg-accent! [&>button]:text-on-accent!",
        outside: "opacity-40",
        hidden: "invisible",
        ...classNames,
      }}
      components={{ Chevron, ...components }}
      {...props}
    />
  );
}
