"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DatePicker } from "@/components/ui/date-picker";
import { Label } from "@/components/ui/label";
import { LinkButton } from "@/components/ui/link-button";
import { addDays, isPlainDate, type PlainDate } from "@/lib/domain/plain-date";

type DayBarProps = { day: PlainDate; today: PlainDate; path: string };

/** One day back, one day on, or any day as `YYYY-MM-DD`. */
export function DayBar({ day, today, path }: DayBarProps) {
  const t = useTranslations("deliveries.day");
  const common = useTranslations("common");
  const router = useRouter();
  const [typed, setTyped] = useState<string>(day);
  const hrefOf = (other: string) => `${path}?date=${other}`;
  const choose = (value: string) => {
    setTyped(value);
    if (isPlainDate(value) && value !== day) router.push(hrefOf(value));
  };
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
        <DatePicker
          id="day"
          value={typed}
          onChange={choose}
          today={today}
          placeholder={common("fields.dateFormat")}
          labels={{
            openCalendar: common("actions.chooseDate"),
            calendar: common("actions.chooseDate"),
            previousMonth: common("actions.previousMonth"),
            nextMonth: common("actions.nextMonth"),
          }}
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
