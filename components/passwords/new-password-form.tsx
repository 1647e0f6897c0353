"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Path } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import type { ActionFormState } from "@/components/press/use-action-form";

type NewPasswordFormProps<I extends { password: string }> = {
  state: ActionFormState<I>;
  /** The field for the password, by its name in `I`. */
  name: Path<I>;
  /** For password managers: they file the new password under this. */
  login: string;
  label: string;
  submit: string;
  /** What else has to be said, above the password. */
  children?: ReactNode;
};

/** One field for a new password, wherever somebody chooses one without typing the old. */
export function NewPasswordForm<I extends { password: string }>(props: NewPasswordFormProps<I>) {
  const { state, name, login, label, submit, children } = props;
  const t = useTranslations("accounts.fields");
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} size="lg" className="max-sm:w-full">
          {submit}
        </SubmitButton>
      }
    >
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      {children}
      <PasswordField
        control={state.control}
        name={name}
        label={label}
        hint={t("passwordHint")}
        autoComplete="new-password"
      />
    </ActionForm>
  );
}
