"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { cardSchema, type TypedCard } from "@/lib/features/payments/schema";
import { CardNumberField } from "./card-number-field";
import { confirmCard, type Gateway } from "./confirm-card";
import { fieldOf, type Decline } from "@/components/payments/decline";
import { DeclineAlert } from "./decline-alert";
import { StartRefusal } from "./start-refusal";
import type { Payment } from "./use-payment";

type CardFormProps = { billId: number; amount: Paise; gateway: Gateway; payment: Payment };

/** The card goes straight from here to the gateway, as with Stripe's own form. */
export function CardForm({ billId, amount, gateway, payment }: CardFormProps) {
  const t = useTranslations("payments");
  const [declined, setDeclined] = useState<Decline | null>(null);
  const { pay, isPending, watched, refusal } = payment;
  const { control, handleSubmit, setError, setValue, getValues } = useForm<TypedCard>({
    resolver: zodResolver(cardSchema, undefined, { raw: true }),
    defaultValues: { number: "", expiry: "", cvc: "" },
  });

  // the CVC is asked for again on each try; the rest of what was typed stays
  useEffect(() => {
    if (watched) setValue("cvc", "");
  }, [watched, setValue]);

  async function submit(typed: TypedCard): Promise<void> {
    setDeclined(null);
    const card = cardSchema.parse(typed);
    const returnUrl = new URL(`/bills/${billId}/pay`, window.location.href).href;
    const decline = await pay((clientSecret) => confirmCard(gateway, { clientSecret, card, returnUrl }));
    if (!decline) return;
    const field = fieldOf(decline);
    // a CVC typed meanwhile is for the next try
    if (getValues("cvc") === typed.cvc) setValue("cvc", "");
    if (field) setError(field, { type: "refusal", message: t(`declines.${decline}`) }, { shouldFocus: true });
    else setDeclined(decline);
  }

  return (
    <form
      noValidate
      method="post"
      onSubmit={handleSubmit(submit)}
      aria-busy={isPending}
      className="flex flex-col gap-5"
    >
      <CardNumberField control={control} label={t("pay.cardNumber")} hint={t("pay.test")} />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          control={control}
          name="expiry"
          label={t("pay.expiry")}
          hint={t("pay.expiryHint")}
          {...typing("cc-exp", 9)}
        />
        <TextField control={control} name="cvc" label={t("pay.cvc")} {...typing("cc-csc", 4)} />
      </div>
      <DeclineAlert declined={declined} />
      <StartRefusal refusal={refusal} isPending={isPending} />
      <SubmitButton pending={isPending} size="lg">
        {t("pay.button", { amount: formatPaise(amount) })}
      </SubmitButton>
      <p className="flex items-center gap-2 text-sm text-ink-soft">
        <Lock aria-hidden className="size-4 shrink-0" />
        {t("pay.safe")}
      </p>
    </form>
  );
}

function typing(autoComplete: string, maxLength: number) {
  return { autoComplete, maxLength, inputMode: "numeric", numeric: true } as const;
}
