"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmField } from "@/components/form/confirm-field";
import { ActionForm } from "@/components/form/action-form";
import { clearSent } from "@/components/press/clear-sent";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { changePasswordAction } from "@/lib/features/accounts/actions";
import { SavedNote } from "./saved-note";

const empty = { currentPassword: "", password: "", forgetsPasskeys: false };

/** `passkeys`: how many open the account besides the password. */
export function PasswordForm({ labelledBy, passkeys = 0 }: { labelledBy: string; passkeys?: number }) {
  const t = useTranslations("accounts");
  const [saved, setSaved] = useState(false);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/accounts/schema").then(({ changePasswordSchema }) => changePasswordSchema),
    action: changePasswordAction,
    keepAs: "password",
    defaultValues: empty,
    onTry: () => setSaved(false),
    onSuccess: (_, sent) => {
      setSaved(true);
      clearSent(state.form, sent, ["currentPassword", "password", "forgetsPasskeys"]);
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: {
      "password-wrong": "currentPassword",
      "password-same": "password",
      "password-common": "password",
      "password-personal": "password",
    },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      labelledBy={labelledBy}
      footer={
        <>
          <SubmitButton pending={pending} variant="outline">
            {t("password.submit")}
          </SubmitButton>
          <SavedNote text={saved && !pending ? t("password.saved") : null} />
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <PasswordField
          control={control}
          name="currentPassword"
          label={t("fields.currentPassword")}
          autoComplete="current-password"
        />
        <PasswordField
          control={control}
          name="password"
          label={t("fields.newPassword")}
          hint={t("fields.passwordHint")}
          autoComplete="new-password"
        />
      </div>
      {passkeys > 0 ? (
        <div className="space-y-1">
          <p className="text-sm text-ink-soft">{t("password.passkeysStay", { count: passkeys })}</p>
          <ConfirmField
            control={control}
            name="forgetsPasskeys"
            label={t("password.forgetPasskeys", { count: passkeys })}
            isAsked
          />
        </div>
      ) : null}
    </ActionForm>
  );
}
