"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { TextField } from "@/components/form/text-field";
import { NewPasswordForm } from "@/components/passwords/new-password-form";
import { useActionForm } from "@/components/press/use-action-form";
import { resetPasswordAction } from "@/lib/features/accounts/actions";

/** Takes what the mailed link carries. */
export function ResetPasswordForm({ email, token }: { email: string; token: string }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/accounts/schema").then(({ resetPasswordSchema }) => resetPasswordSchema),
    action: resetPasswordAction,
    keepAs: `reset-password:${email}`,
    defaultValues: { email, token, password: "", phone: "" },
    onSuccess: () => router.push("/login?changed=1"),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    asks: "phone-needed",
    refusalField: {
      "password-common": "password",
      "password-personal": "password",
      "phone-unknown": "phone",
    },
  });
  return (
    <NewPasswordForm
      state={state}
      name="password"
      login={email}
      label={t("fields.newPassword")}
      submit={t("reset.submit")}
    >
      {state.isAsked ? (
        <TextField
          control={state.control}
          name="phone"
          label={t("fields.phone")}
          hint={t("refusals.phone-needed")}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
          numeric
        />
      ) : null}
    </NewPasswordForm>
  );
}
