"use client";

import { useId } from "react";
import { DayInput } from "@/components/form/day-input";
import { cn } from "@/components/ui/cn";
import { Label } from "@/components/ui/label";
import type { PlainDate } from "@/lib/domain/plain-date";

type DayBoxProps = {
  label: string;
  value: string;
  onChange: (typed: string) => void;
  today: PlainDate;
  min?: PlainDate;
  max?: PlainDate;
  disabled?: boolean;
  className?: string;
};

/** A day of the calculator, typed or picked. */
export function DayBox({ label, className, ...props }: DayBoxProps) {
  const id = useId();
  return (
    <div className={cn("space-y-1.5", className)}>
      <Label htmlFor={id}>{label}</Label>
      <DayInput id={id} {...props} />
    </div>
  );
}
