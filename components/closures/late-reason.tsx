"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Label } from "@/components/ui/label";
import { Textarea } from "@/components/ui/textarea";

/** Why a day is changed after the kitchen counted it; goes into the audit log. */
export function LateReason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations("adminClosures.confirm");
  const id = useId();
  return (
    <div className="mt-4 flex flex-col gap-1.5">
      <Label htmlFor={id}>{t("lateReason")}</Label>
      <Textarea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
