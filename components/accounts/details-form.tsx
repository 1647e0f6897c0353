"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { changeDetailsAction } from "@/lib/features/accounts/actions";
import { SavedNote } from "./saved-note";

/** Name and phone, which may be changed at any time. */
export function DetailsForm({
  fullname,
  phone,
  version,
  labelledBy,
}: {
  fullname: string;
  phone: string;
  version: number;
  labelledBy: string;
}) {
  const t = useTranslations("accounts");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch<{ version: number }, never>(changeDetailsAction);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/accounts/schema").then(({ changeDetailsSchema }) =>
        changeDetailsSchema({ fullname, phone }),
      ),
    action: watch.action,
    keepAs: "details",
    defaultValues: { fullname, phone, version },
    onTry: () => setSaved(false),
    onSuccess: (value) => {
      setSaved(true);
      state.form.reset({ ...state.form.getValues(), ...value });
    },
  });
  const { control, pending } = state;
  const stale = useStaleEdit(watch, state);
  const labels = { fullname: t("fields.fullname"), phone: t("fields.phone") };
  return (
    <ActionForm
      state={watch.quiet(state)}
      labelledBy={labelledBy}
      footer={
        <>
          <StaleAlert stale={stale} labels={labels} />
          <SubmitButton pending={pending} variant="outline">
            {t("profile.saveDetails")}
          </SubmitButton>
          <SavedNote text={saved && !pending ? t("profile.detailsSaved") : null} />
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="fullname" label={labels.fullname} autoComplete="name" />
        <TextField
          control={control}
          name="phone"
          label={labels.phone}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
          numeric
        />
      </div>
    </ActionForm>
  );
}
