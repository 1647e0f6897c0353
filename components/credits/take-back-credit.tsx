"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { formatBalance } from "@/lib/domain/money";
import { takeBackCreditAction } from "@/lib/features/credits/actions";

type TakeBackCreditProps = {
  creditId: number;
  /** Paise. */
  amount: number;
  name: string;
  /** Why it was given. */
  reason: string;
};

/** Takes back a credit given by mistake, while the customer still has it. */
export function TakeBackCredit({ creditId, amount, name, reason }: TakeBackCreditProps) {
  const t = useTranslations("adminCustomers.credit.takeBack");
  return (
    <FormDialog
      button={t("button")}
      size="sm"
      title={t("title", { amount: formatBalance(amount) })}
      description={t("description", { name, reason })}
    >
      {(close) => <TakeBackForm creditId={creditId} name={name} onDone={close} />}
    </FormDialog>
  );
}

type TakeBackFormProps = Pick<TakeBackCreditProps, "creditId" | "name"> & { onDone: () => void };

function TakeBackForm({ creditId, name, onDone }: TakeBackFormProps) {
  const t = useTranslations("adminCustomers.credit");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/credits/schema").then(({ takeBackCreditSchema }) => takeBackCreditSchema),
    action: takeBackCreditAction,
    keepAs: `take-back-credit:${creditId}`,
    defaultValues: { creditId, reason: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={<SubmitButton pending={state.pending}>{t("takeBack.button")}</SubmitButton>}
    >
      <TextAreaField
        control={state.control}
        name="reason"
        label={t("takeBack.reason")}
        hint={t("takeBack.reasonHint", { name })}
        rows={2}
        maxLength={500}
      />
    </ActionForm>
  );
}
