"use client";

import { useTranslations } from "next-intl";
import { openPageAnew } from "@/components/press/line";
import { NewPasswordForm } from "@/components/passwords/new-password-form";
import { useActionForm } from "@/components/press/use-action-form";
import { chooseFirstPasswordAction } from "@/lib/features/staff/actions";
import type { Route } from "@/lib/routes";

/** `home`: where they go next. */
export function FirstPasswordForm({ login, home }: { login: string; home: Route }) {
  const t = useTranslations("accounts");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/staff/schema").then(({ firstPasswordSchema }) => firstPasswordSchema),
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
    <NewPasswordForm
      state={state}
      name="password"
      login={login}
      label={t("fields.newPassword")}
      submit={t("firstPassword.submit")}
    />
  );
}
