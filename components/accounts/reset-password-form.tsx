"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { resetPasswordAction } from "@/lib/features/accounts/actions";
import { resetPasswordSchema } from "@/lib/features/accounts/schema";

/** Takes what the mailed link carries. */
export function ResetPasswordForm({ email, token }: { email: string; token: string }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const state = useActionForm({
    schema: resetPasswordSchema,
    action: resetPasswordAction,
    keepAs: `reset-password:${email}`,
    defaultValues: { email, token, password: "" },
    onSuccess: () => router.push("/login?changed=1"),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "password-common": "password", "password-personal": "password" },
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} size="lg" className="max-sm:w-full">
          {t("reset.submit")}
        </SubmitButton>
      }
    >
      {/* For password managers: they file the new password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
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
