"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useRefusalWords, type Refusal } from "@/components/form/refusal";
import { attempt } from "@/components/form/server-call";
import { startPaymentAction } from "@/lib/features/payments/actions";
import type { Outcome } from "./confirm-card";
import { declineOf, type Decline } from "./decline";

type Confirm = (clientSecret: string) => Promise<Outcome>;

/**
 * One try to pay a bill: our server names the intent, `confirm` pays it at the gateway. A second press while one is under
 * way does nothing. `isReceived`: the gateway took the money, our server has yet to hear of it.
 */
export function usePayment(billId: number) {
  const [isPending, setPending] = useState(false);
  const [isReceived, setReceived] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const busy = useRef(false);
  const router = useRouter();
  const t = useTranslations("payments.refusals");
  const words = useRefusalWords((error: Parameters<typeof t>[0]) => t(error));

  async function start(confirm: Confirm): Promise<Outcome | null> {
    const started = await attempt(startPaymentAction, { billId });
    if (started.ok) return confirm(started.value.clientSecret);
    setRefusal(words(started));
    if (started.error === "already-paid") router.refresh();
    return null;
  }

  /** Answers why the card was declined; null when it was not. */
  async function pay(confirm: Confirm): Promise<Decline | null> {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    setRefusal(null);
    const outcome = await start(confirm);
    if (outcome?.kind === "received") setReceived(true);
    // the page is being left: the button stays busy
    if (outcome?.kind === "redirect") window.location.assign(outcome.url);
    if (outcome?.kind !== "redirect") setPending((busy.current = false));
    return outcome?.kind === "declined" ? declineOf(outcome.code) : null;
  }

  return { pay, isPending, isReceived, refusal };
}
