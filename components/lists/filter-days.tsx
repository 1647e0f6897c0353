"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DayInput } from "@/components/form/day-input";
import { Label } from "@/components/ui/label";
import type { PlainDate } from "@/lib/domain/plain-date";

type FilterDaysProps = { from: PlainDate | undefined; to: PlainDate | undefined; today: PlainDate };

/** The first and last day that a list shows, typed or picked. */
export function FilterDays({ from, to, today }: FilterDaysProps) {
  const t = useTranslations("common.fields");
  return (
    <>
      <FilterDay name="from" label={t("fromDay")} initial={from ?? ""} today={today} />
      <FilterDay name="to" label={t("toDay")} initial={to ?? ""} today={today} />
    </>
  );
}

type FilterDayProps = { name: string; label: string; initial: string; today: PlainDate };

function FilterDay({ name, label, initial, today }: FilterDayProps) {
  const id = useId();
  const [value, setValue] = useState(initial);
  return (
    <div className="space-y-1.5 sm:w-44">
      <Label htmlFor={id}>{label}</Label>
      <DayInput id={id} name={name} value={value} onChange={setValue} today={today} inAddress />
    </div>
  );
}
