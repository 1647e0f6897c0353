"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusalWords, useUnheardWords, type Refusal } from "@/components/press/refusal";
import { attempt } from "@/components/press/server-call";
import type { Paise } from "@/lib/domain/money";
import { startPaymentAction } from "@/lib/features/payments/actions";
import type { Outcome } from "./confirm-card";
import { declineOf, type Decline } from "@/components/payments/decline";

type Order = {
  billId: number;
  /** The amount that the page says will be charged. */
  amount: Paise;
};
type Confirm = (clientSecret: string) => Promise<Outcome>;

/** Refusals for which the same press may succeed in a moment. */
const PASSING = new Set<string>(["gateway-unavailable", "not-sent", "not-reached", "stopped"]);

/** Why our server did not start the payment. `isPassing`: the same press may succeed in a moment. */
export type PaymentRefusal = Refusal & { isPassing: boolean };

export type Payment = ReturnType<typeof usePayment>;

/**
 * One try to pay a bill: our server names the intent, `confirm` pays it at the gateway. A second press while one is under
 * way does nothing. `watched`: the gateway took the money and our server has yet to hear of it, or the gateway's answer
 * never came and nobody here knows.
 */
export function usePayment(order: Order) {
  const [isPending, setPending] = useState(false);
  const [watched, setWatched] = useState<"received" | "unknown" | null>(null);
  const { start, refusal, setRefusal } = useStart(order);
  const busy = useRef(false);

  /** Returns why the card was declined; null when it wasn't. */
  async function pay(confirm: Confirm): Promise<Decline | null> {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    // keeps its "Try again" under the finger that pressed it
    setRefusal((last) => (last?.isPassing ? last : null));
    const outcome = await start(confirm);
    if (outcome?.kind === "received" || outcome?.kind === "unknown") setWatched(outcome.kind);
    // the page is being left: the button stays busy
    if (outcome?.kind === "redirect") window.location.assign(outcome.url);
    if (outcome?.kind !== "redirect") setPending((busy.current = false));
    return outcome?.kind === "declined" ? declineOf(outcome.code) : null;
  }

  return { pay, isPending, watched, refusal, payAgain: () => setWatched(null) };
}

function useStart({ billId, amount }: Order) {
  const [refusal, setRefusal] = useState<PaymentRefusal | null>(null);
  const t = useTranslations("payments.refusals");
  const words = useRefusalWords((error: Parameters<typeof t>[0]) => t(error));
  const unheard = useUnheardWords();

  async function start(confirm: Confirm): Promise<Outcome | null> {
    const started = await attempt(startPaymentAction, { billId, seen: amount }, () =>
      setRefusal({ ...unheard, isPassing: true }),
    );
    if (started.ok) {
      setRefusal(null);
      return confirm(started.value.clientSecret);
    }
    const isPassing = PASSING.has(started.error);
    setRefusal({ ...words(started), isPassing });
    return null;
  }

  return { start, refusal, setRefusal };
}
