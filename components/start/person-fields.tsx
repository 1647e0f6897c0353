"use client";

import { useTranslations } from "next-intl";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { PasswordField } from "@/components/form/password-field";
import { TextField } from "@/components/form/text-field";

type PersonFieldsProps<I extends FieldValues> = {
  control: Control<I>;
  names: Record<"fullname" | "email" | "phone" | "password", FieldPath<I>>;
};

export const PERSON_NAMES = {
  fullname: "fullname",
  email: "email",
  phone: "phone",
  password: "password",
} as const;

/** Who it is that asks for an account. */
export function PersonFields<I extends FieldValues>({ control, names }: PersonFieldsProps<I>) {
  const t = useTranslations("accounts.fields");
  return (
    <>
      <TextField control={control} name={names.fullname} label={t("fullname")} autoComplete="name" />
      <TextField control={control} name={names.email} label={t("email")} type="email" autoComplete="email" />
      <TextField
        control={control}
        name={names.phone}
        label={t("phone")}
        hint={t("phoneHint")}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        numeric
      />
      <PasswordField
        control={control}
        name={names.password}
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="new-password"
      />
    </>
  );
}
