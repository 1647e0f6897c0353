"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { NewPasswordForm } from "@/components/passwords/new-password-form";
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
    <NewPasswordForm
      state={state}
      name="password"
      login={email}
      label={t("fields.newPassword")}
      submit={t("reset.submit")}
    />
  );
}
