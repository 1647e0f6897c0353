"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { RadioField } from "@/components/form/radio-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Button } from "@/components/ui/button";
import { formatForField, formatPaise, type Paise } from "@/lib/domain/money";
import type { PaymentMethod } from "@/lib/domain/books/payment";
import type { RefundStatus } from "@/lib/domain/books/refund";
import { refundPaymentAction } from "@/lib/features/returns/actions";
import { refundSchema } from "@/lib/features/returns/schema";

/** The refund asked for, in words, and what became of it. */
export type Refunded = { amount: string; destination: "gateway" | "credit"; status: RefundStatus };

type RefundFormProps = {
  payment: { id: number; method: PaymentMethod };
  refundable: Paise;
  name: string;
  onDone: (done: Refunded) => void;
};

export function RefundForm({ payment, refundable, name, onDone }: RefundFormProps) {
  const t = useTranslations("adminPayments.refunds");
  const { state, amount, destination } = useRefundForm(payment.id, refundable, onDone);
  const goesTo = destination === "credit" ? "credit" : payment.method;
  return (
    <ActionForm
      state={state}
      footer={
        <>
          <SubmitButton pending={state.pending} className="tabular-nums">
            {amount ? t("submit", { amount }) : t("button")}
          </SubmitButton>
          {state.refusal ? <LookAgain /> : null}
        </>
      }
    >
      <TextField
        control={state.control}
        name="amount"
        label={t("amount")}
        hint={t("amountHint", { most: formatPaise(refundable) })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        numeric
      />
      <RadioField
        control={state.control}
        name="destination"
        label={t("destination")}
        options={[
          { value: "gateway", label: t(`toMethod.${payment.method}`) },
          { value: "credit", label: t("asCredit") },
        ]}
      />
      <TextAreaField
        control={state.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint", { name })}
        rows={2}
        maxLength={500}
      />
      {amount ? <p className="tabular-nums">{t(`confirm.${goesTo}`, { amount, name })}</p> : null}
    </ActionForm>
  );
}

/** Refreshes the page: the form shows what is left, and what was typed stays. */
function LookAgain() {
  const t = useTranslations("adminPayments.refunds");
  const router = useRouter();
  return (
    <Button variant="outline" onClick={() => router.refresh()}>
      {t("lookAgain")}
    </Button>
  );
}

function useRefundForm(paymentId: number, refundable: Paise, onDone: RefundFormProps["onDone"]) {
  const t = useTranslations("adminPayments.refunds.refusals");
  const state = useActionForm({
    schema: () => import("@/lib/features/returns/schema").then(({ refundSchema }) => refundSchema),
    action: refundPaymentAction,
    keepAs: `refund:${paymentId}`,
    defaultValues: {
      paymentId,
      amount: formatForField(refundable),
      seen: refundable,
      destination: "gateway",
      reason: "",
    },
    refusalText: (error) => t(error),
    refusalField: { "too-much": "amount" },
    onSuccess: ({ status }, sent) =>
      onDone({ amount: readAmount(sent.amount) ?? "", destination: sent.destination, status }),
  });
  const [typed, destination] = useWatch({ control: state.control, name: ["amount", "destination"] });
  const amount = readAmount(typed);
  const { setValue } = state.form;
  useEffect(() => setValue("seen", refundable), [setValue, refundable]);
  return { state, amount, destination };
}

/** The typed amount in words; null while it isn't one. */
function readAmount(typed: string): string | null {
  const read = refundSchema.shape.amount.safeParse(typed);
  return read.success ? formatPaise(read.data) : null;
}
