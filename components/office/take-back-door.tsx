"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { counterDoorPaymentAction } from "@/lib/features/payments/actions";
import { counterDoorPaymentSchema } from "@/lib/features/payments/schema";

type Wrong = {
  id: number;
  receipt: string;
  /** In words: "₹500". */
  amount: string;
  /** Who paid it. */
  name: string;
};

/** Takes back a payment at the door that was written down wrongly, with a reason, after saying what follows. */
export function TakeBackDoor({ payment }: { payment: Wrong }) {
  const t = useTranslations("collect.office");
  const common = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  const { receipt, amount, name } = payment;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("takeBack")} <span className="sr-only">{receipt}</span>
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("confirmTitle", { receipt })}</DialogTitle>
          <DialogDescription>{t("confirmText", { amount, name })}</DialogDescription>
        </DialogHeader>
        <ReasonForm payment={payment} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ReasonForm({ payment: { id, amount, name }, onDone }: { payment: Wrong; onDone: () => void }) {
  const t = useTranslations("collect.office");
  const refusals = useTranslations("collect.refusals");
  const state = useActionForm({
    schema: counterDoorPaymentSchema,
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
