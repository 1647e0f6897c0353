"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { changeDetailsAction } from "@/lib/features/accounts/actions";
import { detailsSchema } from "@/lib/features/accounts/schema";
import { SavedNote } from "./saved-note";

/** Name and phone: may change at any time. */
export function DetailsForm({
  fullname,
  phone,
  labelledBy,
}: {
  fullname: string;
  phone: string;
  labelledBy: string;
}) {
  const t = useTranslations("accounts");
  const [saved, setSaved] = useState(false);
  const state = useActionForm({
    schema: detailsSchema,
    action: changeDetailsAction,
    defaultValues: { fullname, phone },
    onSuccess: () => setSaved(true),
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      labelledBy={labelledBy}
      footer={
        <>
          <SubmitButton pending={pending} variant="outline">
            {t("profile.saveDetails")}
          </SubmitButton>
          <SavedNote text={saved && !pending ? t("profile.detailsSaved") : null} />
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="fullname" label={t("fields.fullname")} autoComplete="name" />
        <TextField
          control={control}
          name="phone"
          label={t("fields.phone")}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
          numeric
        />
      </div>
    </ActionForm>
  );
}
