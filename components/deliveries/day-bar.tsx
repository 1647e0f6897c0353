"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DayInput } from "@/components/form/day-input";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { addDays, formatDay, isPlainDate, type PlainDate } from "@/lib/domain/plain-date";
import { dayIn, fullDayIn } from "@/lib/domain/typed/typed-day";
import type { PagePath } from "@/lib/routes";

type DayBarProps = {
  day: PlainDate;
  today: PlainDate;
  path: PagePath;
  /** The first and last day that may be seen; null for no limit. */
  seen?: { first: PlainDate; last: PlainDate } | null;
};

/** One day back, one day on, or any day; where only a few days may be seen, just those, as buttons. */
export function DayBar({ seen, ...props }: DayBarProps) {
  return seen ? <FewDays {...props} {...seen} /> : <AnyDay {...props} />;
}

type FewDaysProps = DayBarProps & { first: PlainDate; last: PlainDate };

function FewDays({ day, path, first, last }: FewDaysProps) {
  return (
    <div className="flex gap-2 print:hidden">
      {[first, last].map((one) => (
        <LinkButton
          key={one}
          href={`${path}?date=${one}`}
          variant={one === day ? "secondary" : "outline"}
          aria-current={one === day ? "date" : undefined}
        >
          {formatDay(one, "short")}
        </LinkButton>
      ))}
    </div>
  );
}

function AnyDay({ day, today, path }: DayBarProps) {
  const t = useTranslations("deliveries.day");
  const router = useRouter();
  const [typed, setTyped] = useState<string>(day);
  const hrefOf = (other: string) => `${path}?date=${other}` as const;
  const open = (wanted: PlainDate | null) => {
    if (wanted !== null && wanted !== day) router.push(hrefOf(wanted));
  };
  // "5/12" already counts as a day while its year is still to come: typing opens only a complete one
  const type = (value: string) => {
    setTyped(value);
    if (isPlainDate(value)) open(fullDayIn(value));
  };
  const leave = () => open(dayIn(typed, today) ?? fullDayIn(typed));
  return (
    <div className="flex items-end gap-2 print:hidden">
      <LinkButton variant="outline" size="icon" href={hrefOf(addDays(day, -1))}>
        <ChevronLeft aria-hidden />
        <span className="sr-only">{t("previous")}</span>
      </LinkButton>
      <div className="w-44">
        <Label htmlFor="day" className="sr-only">
          {t("label")}
        </Label>
        <DayInput
          id="day"
          value={typed}
          onChange={type}
          onBlur={leave}
          onKeyDown={({ key }) => (key === "Enter" ? leave() : undefined)}
          today={today}
        />
      </div>
      <LinkButton variant="outline" size="icon" href={hrefOf(addDays(day, 1))}>
        <ChevronRight aria-hidden />
        <span className="sr-only">{t("next")}</span>
      </LinkButton>
      {day === today ? null : (
        <LinkButton variant="ghost" href={path}>
          {t("today")}
        </LinkButton>
      )}
    </div>
  );
}
