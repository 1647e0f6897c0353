"use client";

import { useTranslations } from "next-intl";
import { openPageAnew } from "@/components/press/line";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { chooseFirstPasswordAction } from "@/lib/features/staff/actions";
import { firstPasswordSchema } from "@/lib/features/staff/schema";
import type { Route } from "@/lib/routes";

/** `home`: where they go next. */
export function FirstPasswordForm({ login, home }: { login: string; home: Route }) {
  const t = useTranslations("accounts");
  const state = useActionForm({
    schema: firstPasswordSchema,
    action: chooseFirstPasswordAction,
    keepAs: "first-password",
    defaultValues: { password: "" },
    onSuccess: () => openPageAnew(home),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: {
      "password-same": "password",
      "password-common": "password",
      "password-personal": "password",
    },
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} size="lg" className="max-sm:w-full">
          {t("firstPassword.submit")}
        </SubmitButton>
      }
    >
      {/* For password managers: they file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField
        control={state.control}
        name="password"
        label={t("fields.newPassword")}
        hint={t("fields.passwordHint")}
        autoComplete="new-password"
      />
    </ActionForm>
  );
}
