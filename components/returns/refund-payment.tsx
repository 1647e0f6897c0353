"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatPaise, type Paise } from "@/lib/domain/money";
import type { PaymentMethod } from "@/lib/domain/books/payment";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import type { RefundStatus } from "@/lib/domain/books/refund";
import { RefundForm, type Refunded } from "./refund-form";

type RefundPaymentProps = {
  payment: { id: number; amount: Paise; method: PaymentMethod; month: PlainMonth };
  /** How much could still be given back when this page was rendered. */
  refundable: Paise;
  name: string;
  /** The state of the dispute, where the bank is why nothing is left. */
  contested?: "open" | "lost" | null;
};

const NOTHING_LEFT = { open: "nothingWhileOpen", lost: "nothingAfterLost" } as const;

/** Gives back a payment, in whole or in part; the outcome is said before the window closes. */
export function RefundPayment({ payment, refundable, name, contested = null }: RefundPaymentProps) {
  const t = useTranslations("adminPayments.refunds");
  const common = useTranslations("common.actions");
  const [done, setDone] = useState<Refunded | null>(null);
  return (
    <>
      {refundable > 0 ? null : (
        <span className="text-sm text-ink-soft">
          {t(contested ? NOTHING_LEFT[contested] : "nothingLeft")}
        </span>
      )}
      <FormDialog
        button={refundable > 0 ? t("button") : null}
        size="sm"
        title={t("titleOf", { month: formatMonth(payment.month) })}
        description={t("description", { name, amount: formatPaise(payment.amount) })}
        onOpen={() => setDone(null)}
      >
        {(close) => (
          <>
            <div role="status">{done ? <Outcome done={done} name={name} /> : null}</div>
            {done ? (
              <Button className="mt-6" onClick={close}>
                {common("close")}
              </Button>
            ) : (
              <RefundForm payment={payment} refundable={refundable} name={name} onDone={setDone} />
            )}
          </>
        )}
      </FormDialog>
    </>
  );
}

const tones: Record<RefundStatus, "info" | "good" | "bad"> = {
  requested: "info",
  pending: "info",
  succeeded: "good",
  failed: "bad",
  canceled: "bad",
};

function Outcome({ done: { amount, destination, status }, name }: { done: Refunded; name: string }) {
  const t = useTranslations("adminPayments.refunds.outcome");
  const isGiven = destination === "credit" && status === "succeeded";
  return (
    <Alert tone={tones[status]}>
      <p className="tabular-nums">{t(isGiven ? "credit" : status, { amount, name })}</p>
    </Alert>
  );
}
