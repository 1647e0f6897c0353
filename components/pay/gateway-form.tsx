"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { RadioGroup, RadioItem } from "@/components/ui/radio-group";
import type { Paise } from "@/lib/domain/money";
import { CardForm } from "./card-form";
import type { Gateway } from "./confirm-card";
import { fetchOfferedMethods, type Method } from "./offered-methods";
import { PaymentWatch } from "./payment-watch";
import { UpiForm } from "./upi-form";
import { usePayment } from "./use-payment";

type GatewayFormProps = { billId: number; amount: Paise; gateway: Gateway };

/** Pays at the sandbox, by card or, where the gateway offers it, by UPI. */
export function GatewayForm({ billId, amount, gateway }: GatewayFormProps) {
  const offered = useOfferedMethods(gateway, amount);
  const [method, setMethod] = useState<Method>("card");
  const payment = usePayment({ billId, amount });
  const { watched, payAgain } = payment;
  const order = { billId, amount, gateway, payment };
  return (
    <>
      {watched ? <PaymentWatch billId={billId} reason={watched} onPayAgain={payAgain} /> : null}
      {/* hidden, not removed: the form keeps what was typed */}
      <div hidden={watched !== null} className="space-y-5">
        {offered.includes("upi") ? (
          <MethodChoice value={method} onChange={setMethod} disabled={payment.isPending} />
        ) : null}
        <div hidden={method !== "card"}>
          <CardForm {...order} />
        </div>
        {method === "upi" ? <UpiForm {...order} /> : null}
      </div>
    </>
  );
}

type MethodChoiceProps = { value: Method; onChange: (method: Method) => void; disabled: boolean };

function MethodChoice({ value, onChange, disabled }: MethodChoiceProps) {
  const t = useTranslations("payments");
  const item = (method: Method) => ({
    name: "method",
    value: method,
    checked: value === method,
    onChange: () => onChange(method),
    children: t(`methods.${method}`),
  });
  return (
    <RadioGroup legend={t("pay.method")} disabled={disabled}>
      <RadioItem {...item("card")} />
      <RadioItem {...item("upi")} />
    </RadioGroup>
  );
}

function useOfferedMethods({ apiBase, publishableKey }: Gateway, amount: Paise): readonly Method[] {
  const [offered, setOffered] = useState<readonly Method[]>(["card"]);
  useEffect(() => {
    let isGone = false;
    void fetchOfferedMethods({ apiBase, publishableKey }, amount).then((methods) => {
      if (!isGone) setOffered(methods);
    });
    return () => {
      isGone = true;
    };
  }, [apiBase, publishableKey, amount]);
  return offered;
}
