"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { PasswordField } from "@/components/form/password-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { TextLink } from "@/components/ui/text-link";
import { useActionForm } from "@/components/press/use-action-form";
import { signUpAction } from "@/lib/features/accounts/actions";
import type { signUpForm } from "@/lib/features/accounts/forms";
import { signUpSchema } from "@/lib/features/accounts/schema";
import { ADDRESS_NAMES, AddressFields } from "./address-fields";
import { FormSection } from "./form-section";
import type { Route } from "@/lib/routes";

const empty = {
  fullname: "",
  email: "",
  phone: "",
  password: "",
  addr1: "",
  addr2: "",
  area: "",
  pincode: "",
  isPincodeRight: false,
};

type SignUpFormProps = {
  areas: readonly string[];
  /** The city and state that nearly everybody would type. */
  home: { city: string; state: string };
  /** The page that was requested before the sign-up. */
  next?: Route;
  plain?: typeof signUpForm;
};

export function SignUpForm({ areas, home, next, plain }: SignUpFormProps) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const state = useActionForm({
    schema: signUpSchema,
    action: signUpAction,
    plain,
    keepAs: "sign-up",
    isDraft: true,
    defaultValues: { ...empty, ...home, next },
    onSuccess: ({ to }) => router.push(to),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: {
      "password-common": "password",
      "password-personal": "password",
      area: "area",
    },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      className="gap-8"
      footer={
        <SubmitButton pending={pending} isPlain size="lg" className="max-sm:w-full">
          {t("signUp.submit")}
        </SubmitButton>
      }
    >
      {next ? <input type="hidden" name="next" value={next} /> : null}
      <FormSection title={t("signUp.you")}>
        <TextField control={control} name="fullname" label={t("fields.fullname")} autoComplete="name" />
        <TextField
          control={control}
          name="email"
          label={t("fields.email")}
          type="email"
          autoComplete="email"
        />
        <TextField
          control={control}
          name="phone"
          label={t("fields.phone")}
          hint={t("fields.phoneHint")}
          type="tel"
          autoComplete="tel"
          inputMode="tel"
          numeric
        />
        <PasswordField
          control={control}
          name="password"
          label={t("fields.password")}
          hint={t("fields.passwordHint")}
          autoComplete="new-password"
        />
      </FormSection>
      <FormSection title={t("signUp.address")}>
        <AddressFields control={control} names={ADDRESS_NAMES} areas={areas} />
      </FormSection>
      <p className="text-sm text-pretty text-ink-soft">
        {t.rich("signUp.agree", {
          terms: (text) => <TextLink href="/terms">{text}</TextLink>,
          privacy: (text) => <TextLink href="/privacy">{text}</TextLink>,
        })}
      </p>
    </ActionForm>
  );
}
