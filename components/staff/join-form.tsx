"use client";

import { useTranslations } from "next-intl";
import { openPageAnew } from "@/components/press/line";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { joinAction } from "@/lib/features/staff/actions";
import { joinSchema } from "@/lib/features/staff/schema";

/** Takes what an invitation's link carries. */
export function JoinForm({ token, login }: { token: string; login: string }) {
  const t = useTranslations("accounts");
  const state = useActionForm({
    schema: joinSchema,
    action: joinAction,
    keepAs: null,
    defaultValues: { token, password: "" },
    onSuccess: ({ to }) => openPageAnew(to),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "password-common": "password", "password-personal": "password" },
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} size="lg" className="max-sm:w-full">
          {t("join.submit")}
        </SubmitButton>
      }
    >
      {/* For password managers: they file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField
        control={state.control}
        name="password"
        label={t("fields.password")}
        hint={t("fields.passwordHint")}
        autoComplete="new-password"
      />
    </ActionForm>
  );
}
