"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { DayInput } from "@/components/form/day-input";
import { Label } from "@/components/ui/label";
import type { PlainDate } from "@/lib/domain/plain-date";

/** Chooses the day whose takings are shown, by typing or picking. */
export function TakingsDay({ day, today }: { day: PlainDate; today: PlainDate }) {
  const t = useTranslations("books.takings");
  const id = useId();
  const [value, setValue] = useState<string>(day);
  return (
    <div className="space-y-1.5 sm:w-44">
      <Label htmlFor={id}>{t("day")}</Label>
      <DayInput id={id} name="day" value={value} onChange={setValue} today={today} max={today} inAddress />
    </div>
  );
}
