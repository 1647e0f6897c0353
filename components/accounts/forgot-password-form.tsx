"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Alert } from "@/components/ui/alert";
import { requestResetAction } from "@/lib/features/accounts/actions";

/** Gives the same answer whether or not there is such an account. */
export function ForgotPasswordForm() {
  const t = useTranslations("accounts");
  const [done, setDone] = useState(false);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/accounts/schema").then(({ forgotPasswordSchema }) => forgotPasswordSchema),
    action: requestResetAction,
    keepAs: "forgot-password",
    defaultValues: { email: "" },
    onSuccess: () => setDone(true),
  });
  return (
    <>
      <div role="status">
        {done ? (
          <Alert tone="good" title={t("forgot.doneTitle")}>
            <p>{t("forgot.done")}</p>
          </Alert>
        ) : null}
      </div>
      {done ? null : (
        <ActionForm
          state={state}
          footer={
            <SubmitButton pending={state.pending} size="lg" className="max-sm:w-full">
              {t("forgot.submit")}
            </SubmitButton>
          }
        >
          <TextField
            control={state.control}
            name="email"
            label={t("fields.email")}
            type="email"
            autoComplete="username"
          />
        </ActionForm>
      )}
    </>
  );
}
