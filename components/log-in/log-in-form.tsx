"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { carryOn } from "@/components/mailed-link/carry-on";
import { logInWithWork } from "./log-in-with-work";
import { useActionForm } from "@/components/press/use-action-form";
import { TextLink } from "@/components/ui/text-link";
import type { logInForm } from "@/lib/features/accounts/forms";
import type { Route } from "@/lib/routes";

/** `next`: the page that was requested before the log-in. */
export function LogInForm({ next, plain }: { next?: Route; plain?: typeof logInForm }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const state = useActionForm({
    schema: () => import("@/lib/features/accounts/schema").then(({ logInSchema }) => logInSchema),
    action: logInWithWork,
    plain,
    keepAs: null,
    asks: "code-needed",
    refusalField: { "code-wrong": "code", "too-many-codes": "code" },
    defaultValues: { email: "", password: "", code: undefined, next },
    onSuccess: ({ to }) => router.push(carryOn(to)),
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  const { control, pending, form } = state;
  // a page that answers a form sent without script starts out with its errors
  const [asksCode, setAsksCode] = useState(() => form.getFieldState("code").invalid);
  if (state.isAsked && !asksCode) setAsksCode(true);
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={pending} isPlain size="lg" className="max-sm:w-full">
          {t("logIn.submit")}
        </SubmitButton>
      }
    >
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <TextField
        control={control}
        name="email"
        label={t("fields.email")}
        type="email"
        autoComplete="username"
      />
      <PasswordField
        control={control}
        name="password"
        label={t("fields.password")}
        hint={<TextLink href="/forgot-password">{t("logIn.forgot")}</TextLink>}
        autoComplete="current-password"
      />
      {asksCode ? (
        <TextField
          control={control}
          name="code"
          label={t("fields.code")}
          hint={t("fields.codeHint")}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          numeric
        />
      ) : null}
    </ActionForm>
  );
}
