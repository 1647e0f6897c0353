"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { noteFoodSafetyAction } from "@/lib/features/meal-notes/actions";
import { MAX_SAFETY_NOTE, SAFETY_KINDS, type SafetyKind } from "@/lib/features/meal-notes/schema";

type SafetyFormProps = { day: PlainDate; slotId: number };

/** A line for the food-safety log: a temperature that was measured, or a sample that was kept. */
export function SafetyForm({ day, slotId }: SafetyFormProps) {
  const t = useTranslations("afterwards.safety");
  const router = useRouter();
  const [noted, setNoted] = useState<SafetyKind | null>(null);
  const state = useActionForm({
    schema: () => import("@/lib/features/meal-notes/schema").then(({ safetySchema }) => safetySchema),
    action: noteFoodSafetyAction,
    keepAs: `food-safety:${day}:${slotId}`,
    defaultValues: { day, slotId, kind: "temperature", note: "" },
    onTry: () => setNoted(null),
    onSuccess: ({ kind }) => {
      setNoted(kind);
      state.form.reset({ ...state.form.getValues(), note: "" });
      router.refresh();
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      className="max-w-2xl"
      footer={
        <>
          <SubmitButton pending={pending}>{t("save")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {noted === null ? null : t("saved", { kind: noted })}
          </p>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-[12rem_1fr]">
        <SelectField
          control={control}
          name="kind"
          label={t("kind")}
          placeholder={null}
          options={SAFETY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <TextField
          control={control}
          name="note"
          label={t("note")}
          hint={t("noteHint")}
          maxLength={MAX_SAFETY_NOTE}
        />
      </div>
    </ActionForm>
  );
}
