"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FieldFrame } from "@/components/form/field";
import { Textarea } from "@/components/ui/textarea";

type LateReasonProps = {
  value: string;
  onChange: (value: string) => void;
  /** The reason was left empty, and the day can no longer be changed without one. */
  isMissing: boolean;
};

/** Why a day is changed after the kitchen has counted it; goes into the audit log. */
export function LateReason({ value, onChange, isMissing }: LateReasonProps) {
  const t = useTranslations("adminClosures");
  const id = useId();
  const parts = { hint: `${id}-hint`, error: `${id}-error` };
  return (
    <FieldFrame
      id={id}
      label={t("confirm.lateReason")}
      error={isMissing ? t("refusals.late-reason-needed") : null}
      parts={parts}
      className="mt-4"
    >
      <Textarea
        id={id}
        rows={2}
        maxLength={500}
        value={value}
        aria-required
        aria-invalid={isMissing ? true : undefined}
        aria-describedby={isMissing ? parts.error : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
