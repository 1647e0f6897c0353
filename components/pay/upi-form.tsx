"use client";

import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { SubmitButton } from "@/components/form/submit-button";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { confirmUpi, type Gateway } from "./confirm-card";
import type { Decline } from "@/components/payments/decline";
import { DeclineAlert } from "./decline-alert";
import { StartRefusal } from "./start-refusal";
import type { Payment } from "./use-payment";

type UpiFormProps = { billId: number; amount: Paise; gateway: Gateway; payment: Payment };

/** Sends the customer to the gateway's page, where their UPI app scans a code. */
export function UpiForm({ billId, amount, gateway, payment }: UpiFormProps) {
  const t = useTranslations("payments.pay");
  const [declined, setDeclined] = useState<Decline | null>(null);
  const { pay, isPending, refusal } = payment;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setDeclined(null);
    const returnUrl = new URL(`/bills/${billId}/pay`, window.location.href).href;
    setDeclined(await pay((clientSecret) => confirmUpi(gateway, { clientSecret, returnUrl })));
  }

  return (
    <form noValidate method="post" onSubmit={submit} aria-busy={isPending} className="flex flex-col gap-5">
      <p className="text-ink-soft">{t("upi")}</p>
      <DeclineAlert declined={declined} />
      <StartRefusal refusal={refusal} isPending={isPending} />
      <SubmitButton pending={isPending} size="lg">
        {t("upiButton", { amount: formatPaise(amount) })}
      </SubmitButton>
    </form>
  );
}
