"use client";

import { useTranslations } from "next-intl";
import { openPageAnew } from "@/components/press/line";
import { NewPasswordForm } from "@/components/passwords/new-password-form";
import { useActionForm } from "@/components/press/use-action-form";
import { joinAction } from "@/lib/features/staff/actions";

/** Takes what an invitation's link carries. */
export function JoinForm({ token, login }: { token: string; login: string }) {
  const t = useTranslations("accounts");
  const state = useActionForm({
    schema: () => import("@/lib/features/staff/schema").then(({ joinSchema }) => joinSchema),
    action: joinAction,
    keepAs: null,
    defaultValues: { token, password: "" },
    onSuccess: ({ to }) => openPageAnew(to),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "password-common": "password", "password-personal": "password" },
  });
  return (
    <NewPasswordForm
      state={state}
      name="password"
      login={login}
      label={t("fields.password")}
      submit={t("join.submit")}
    />
  );
}
