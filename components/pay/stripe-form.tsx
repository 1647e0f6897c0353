"use client";

import { loadStripe } from "@stripe/stripe-js/pure";
import type { Stripe, StripeElements } from "@stripe/stripe-js";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { SubmitButton } from "@/components/form/submit-button";
import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { formatPaise, type Paise } from "@/lib/domain/money";
import type { Outcome } from "./confirm-card";
import type { Decline } from "@/components/payments/decline";
import { DeclineAlert } from "./decline-alert";
import { PaymentWatch } from "./payment-watch";
import { StartRefusal } from "./start-refusal";
import { usePayment } from "./use-payment";

type Mounted = { stripe: Stripe; elements: StripeElements };
type StripeFormProps = { billId: number; amount: Paise; publishableKey: string };

/** Stripe's own Payment Element, which offers the methods enabled on the account. */
export function StripeForm({ billId, amount, publishableKey }: StripeFormProps) {
  const t = useTranslations("payments");
  const { box, mounted, hasFailed } = usePaymentElement(publishableKey, amount);
  const [declined, setDeclined] = useState<Decline | null>(null);
  const { pay, payAgain, isPending, watched, refusal } = usePayment({ billId, amount });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!mounted) return;
    setDeclined(null);
    // Stripe marks what is missing at its own fields
    if ((await mounted.elements.submit()).error) return;
    setDeclined(await pay((clientSecret) => confirm(mounted, clientSecret, billId)));
  }

  return (
    <>
      {watched ? <PaymentWatch billId={billId} reason={watched} onPayAgain={payAgain} /> : null}
      {/* hidden, not removed: Stripe's fields keep what was typed */}
      <form
        hidden={watched !== null}
        noValidate
        method="post"
        onSubmit={submit}
        aria-busy={isPending}
        className="flex flex-col gap-5"
      >
        {hasFailed ? (
          <Alert tone="bad" role="alert">
            {t("pay.notLoaded")}
          </Alert>
        ) : null}
        {mounted || hasFailed ? null : <Skeleton className="h-64" />}
        <div ref={box} />
        <DeclineAlert declined={declined} />
        <StartRefusal refusal={refusal} isPending={isPending} />
        <SubmitButton pending={isPending} size="lg" disabled={!mounted}>
          {t("pay.button", { amount: formatPaise(amount) })}
        </SubmitButton>
        <p className="text-sm text-ink-soft">{t("pay.safe")}</p>
      </form>
    </>
  );
}

function usePaymentElement(publishableKey: string, amount: Paise) {
  const box = useRef<HTMLDivElement>(null);
  const [mounted, setMounted] = useState<Mounted | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    let elements: StripeElements | undefined;
    let isGone = false;
    loadStripe(publishableKey).then(
      (stripe) => {
        if (isGone || !stripe || !box.current) return;
        elements = stripe.elements({ mode: "payment", currency: "inr", amount });
        elements.create("payment").mount(box.current);
        setMounted({ stripe, elements });
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      elements?.getElement("payment")?.destroy();
    };
  }, [publishableKey, amount]);
  return { box, mounted, hasFailed };
}

/** Stripe did not answer, or did not say what became of the card. */
const LEAVES_IT_OPEN = ["api_connection_error", "api_error"];

async function confirm(
  { stripe, elements }: Mounted,
  clientSecret: string,
  billId: number,
): Promise<Outcome> {
  const returnUrl = new URL(`/bills/${billId}/pay`, window.location.href).href;
  const confirmParams = { return_url: returnUrl };
  const { error } = await stripe.confirmPayment({
    elements,
    clientSecret,
    confirmParams,
    redirect: "if_required",
  });
  if (!error) return { kind: "received" };
  if (LEAVES_IT_OPEN.includes(error.type)) return { kind: "unknown" };
  return { kind: "declined", code: error.decline_code ?? error.code ?? null };
}
