"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { signUpAction } from "@/lib/features/accounts/actions";
import type { signUpForm } from "@/lib/features/accounts/forms";
import { ADDRESS_NAMES, AddressFields } from "./address-fields";
import { AgreeNote } from "@/components/start/agree-note";
import { FormSection } from "./form-section";
import { PERSON_NAMES, PersonFields } from "@/components/start/person-fields";
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
    schema: () => import("@/lib/features/accounts/schema").then(({ signUpSchema }) => signUpSchema),
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
        <PersonFields control={control} names={PERSON_NAMES} />
      </FormSection>
      <FormSection title={t("signUp.address")}>
        <AddressFields control={control} names={ADDRESS_NAMES} areas={areas} />
      </FormSection>
      <AgreeNote />
    </ActionForm>
  );
}
