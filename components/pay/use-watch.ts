"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { attempt } from "@/components/press/server-call";
import { checkBillPaymentAction } from "@/lib/features/payments/actions";

const TRIES = 12;
const WAIT_MS = 1_000;
/** The webhook usually arrives first; our server asks the gateway itself only now and then. */
const ASK_EVERY = 4;

type Watch = { billId: number; isAskedAtOnce: boolean };

/**
 * Checks, for a limited time, what our books say about a bill; once it is paid the page shows that instead.
 * `unpaid`: the gateway says that the last try took no money.
 */
export function useWatch({ billId, isAskedAtOnce }: Watch) {
  const router = useRouter();
  const [tries, setTries] = useState(0);
  const [isUnpaid, setUnpaid] = useState(false);
  const state = isUnpaid ? "unpaid" : tries >= TRIES ? "over" : "watching";

  useEffect(() => {
    if (state !== "watching") return;
    const look = async () => {
      const isTimeToAsk = (tries + (isAskedAtOnce ? 0 : 1)) % ASK_EVERY === 0;
      const answer = isTimeToAsk ? await attempt(checkBillPaymentAction, { billId }) : null;
      router.refresh();
      setUnpaid(answer?.ok === true && answer.value === "unpaid");
      setTries(tries + 1);
    };
    const timer = setTimeout(() => void look(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [tries, state, billId, isAskedAtOnce, router]);

  return { state, lookAgain: () => setTries(0) } as const;
}
