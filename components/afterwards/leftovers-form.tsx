"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { saveLeftoversAction } from "@/lib/features/meal-notes/actions";
import type { Leftovers } from "@/lib/features/meal-notes/queries";

type LeftoversFormProps = {
  day: PlainDate;
  slotId: number;
  noted: Pick<Leftovers, "version" | "cooked" | "leftOver"> | null;
};

/** A meal's two numbers: how many tiffins were cooked, and how many were left. */
export function LeftoversForm({ day, slotId, noted }: LeftoversFormProps) {
  const t = useTranslations("afterwards.leftovers");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch(saveLeftoversAction);
  const texts = { cooked: `${noted?.cooked ?? ""}`, leftOver: `${noted?.leftOver ?? ""}` };
  const state = useActionForm({
    schema: () => import("@/lib/features/meal-notes/schema").then(({ leftoversSchema }) => leftoversSchema),
    action: watch.action,
    keepAs: `leftovers:${day}:${slotId}`,
    defaultValues: { day, slotId, version: noted?.version ?? 0, ...texts },
    onTry: () => setSaved(false),
    onSuccess: ({ version }) => {
      setSaved(true);
      state.form.reset({ ...state.form.getValues(), version });
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  const { control, pending, form } = state;
  const labels = { cooked: t("cooked"), leftOver: t("leftOver") };
  return (
    <ActionForm
      state={watch.quiet(state)}
      className="max-w-2xl"
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("save")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {saved && !form.formState.isDirty ? t("saved") : null}
          </p>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="cooked" label={labels.cooked} inputMode="numeric" numeric />
        <TextField control={control} name="leftOver" label={labels.leftOver} inputMode="numeric" numeric />
      </div>
    </ActionForm>
  );
}
