"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SavedNote } from "@/components/accounts/saved-note";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { clearSent } from "@/components/press/clear-sent";
import { useActionForm } from "@/components/press/use-action-form";
import { changeEmailAction } from "@/lib/features/email-proof/actions";

const empty = { email: "", currentPassword: "" };

/** Asks for another e-mail, which its own link and the present address's make the account's. */
export function ChangeEmailForm({ labelledBy }: { labelledBy: string }) {
  const t = useTranslations("accounts");
  const [asked, setAsked] = useState(false);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/email-proof/schema").then(({ changeEmailSchema }) => changeEmailSchema),
    action: changeEmailAction,
    keepAs: "email",
    defaultValues: empty,
    onTry: () => setAsked(false),
    onSuccess: (_, sent) => {
      setAsked(true);
      clearSent(state.form, sent, ["email", "currentPassword"]);
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "email-same": "email", "password-wrong": "currentPassword" },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      labelledBy={labelledBy}
      footer={
        <>
          <SubmitButton pending={pending} variant="outline">
            {t("email.submit")}
          </SubmitButton>
          <SavedNote text={asked && !pending ? t("email.asked") : null} />
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="email" label={t("email.new")} type="email" autoComplete="email" />
        <PasswordField
          control={control}
          name="currentPassword"
          label={t("email.yours")}
          autoComplete="current-password"
        />
      </div>
    </ActionForm>
  );
}
