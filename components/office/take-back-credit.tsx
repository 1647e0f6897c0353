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
import { formatBalance } from "@/lib/domain/money";
import { takeBackCreditAction } from "@/lib/features/payments/actions";
import { takeBackCreditSchema } from "@/lib/features/payments/schema";

type TakeBackCreditProps = {
  creditId: number;
  /** Paise. */
  amount: number;
  name: string;
  /** Why it was given. */
  reason: string;
};

/** Takes back a credit that was given by mistake, while the customer still has it. */
export function TakeBackCredit({ creditId, amount, name, reason }: TakeBackCreditProps) {
  const t = useTranslations("adminCustomers.credit.takeBack");
  const common = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("button")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle className="tabular-nums">{t("title", { amount: formatBalance(amount) })}</DialogTitle>
          <DialogDescription className="break-words">{t("description", { name, reason })}</DialogDescription>
        </DialogHeader>
        <TakeBackForm creditId={creditId} name={name} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

type TakeBackFormProps = Pick<TakeBackCreditProps, "creditId" | "name"> & { onDone: () => void };

function TakeBackForm({ creditId, name, onDone }: TakeBackFormProps) {
  const t = useTranslations("adminCustomers.credit");
  const state = useActionForm({
    schema: takeBackCreditSchema,
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
