"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { counterDoorPaymentAction } from "@/lib/features/door/actions";

type Wrong = {
  id: number;
  receipt: string;
  /** Formatted: "₹500". */
  amount: string;
  /** Who paid it. */
  name: string;
};

/** Takes back a door payment that was recorded wrongly, with a reason, after stating the consequences. */
export function TakeBackDoor({ payment }: { payment: Wrong }) {
  const t = useTranslations("collect.office");
  const { receipt, amount, name } = payment;
  return (
    <FormDialog
      button={
        <>
          {t("takeBack")} <span className="sr-only">{receipt}</span>
        </>
      }
      size="sm"
      title={t("confirmTitle", { receipt })}
      description={t("confirmText", { amount, name })}
    >
      {(close) => <ReasonForm payment={payment} onDone={close} />}
    </FormDialog>
  );
}

function ReasonForm({ payment: { id, amount, name }, onDone }: { payment: Wrong; onDone: () => void }) {
  const t = useTranslations("collect.office");
  const refusals = useTranslations("collect.refusals");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/door/schema").then(({ counterDoorPaymentSchema }) => counterDoorPaymentSchema),
    action: counterDoorPaymentAction,
    keepAs: `take-back-door:${id}`,
    defaultValues: { doorPaymentId: id, reason: "" },
    refusalText: (error) => refusals(error),
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} variant="destructive">
          {t("takeBackAmount", { amount })}
        </SubmitButton>
      }
    >
      <TextAreaField
        control={state.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint", { name })}
        rows={3}
      />
    </ActionForm>
  );
}
