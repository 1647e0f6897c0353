"use client";

import { useTranslations } from "next-intl";
import type { Control } from "react-hook-form";
import { PasswordField } from "@/components/form/password-field";
import { TextField } from "@/components/form/text-field";
import type { Proof } from "@/lib/features/second-factor/schema";

export const NO_PROOF: Proof = { currentPassword: "", code: "" };

export const PROOF_REFUSALS = { "password-wrong": "currentPassword", "code-wrong": "code" } as const;

/** Password and code, asked of anyone who changes how they log in. */
export function ProofFields({
  control,
  label,
  hint,
}: {
  control: Control<Proof>;
  label: string;
  hint?: string;
}) {
  const t = useTranslations("accounts.fields");
  return (
    <>
      <TextField
        control={control}
        name="code"
        label={label}
        hint={hint}
        autoComplete="one-time-code"
        inputMode="numeric"
        numeric
      />
      <PasswordField
        control={control}
        name="currentPassword"
        label={t("currentPassword")}
        autoComplete="current-password"
      />
    </>
  );
}
