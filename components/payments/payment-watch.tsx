"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { attempt } from "@/components/form/server-call";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { checkBillPaymentAction } from "@/lib/features/payments/actions";

const TRIES = 12;
const WAIT_MS = 1_000;
/** The webhook is usually there first; our server asks the gateway itself only now and then. */
const ASK_EVERY = 4;

type PaymentWatchProps = {
  billId: number;
  /** The gateway said that it took the money, or the customer came back from their bank. */
  reason: "received" | "returned";
};

/** Waits, for a bounded time, until our books say what became of a payment; the page then shows that in its place. */
export function PaymentWatch({ billId, reason }: PaymentWatchProps) {
  const t = useTranslations("payments.watch");
  const router = useRouter();
  const [tries, setTries] = useState(0);
  const isOver = tries >= TRIES;

  useEffect(() => {
    if (isOver) return;
    const look = async () => {
      // coming back from a bank, nobody may have told us anything yet: ask at once
      const isTimeToAsk = (tries + (reason === "returned" ? 0 : 1)) % ASK_EVERY === 0;
      if (isTimeToAsk) await attempt(checkBillPaymentAction, { billId });
      router.refresh();
      setTries(tries + 1);
    };
    const timer = setTimeout(() => void look(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [tries, isOver, billId, reason, router]);

  if (isOver) {
    return (
      <Alert role="status" title={t("slowTitle")}>
        <p>{t("slow")}</p>
        <div className="mt-3 flex flex-wrap gap-3">
          <Button variant="outline" onClick={() => setTries(0)}>
            {t("lookAgain")}
          </Button>
          {reason === "returned" ? (
            <LinkButton href={`/bills/${billId}/pay`} variant="ghost">
              {t("otherCard")}
            </LinkButton>
          ) : null}
        </div>
      </Alert>
    );
  }
  return (
    <Alert role="status" title={t(reason === "received" ? "title" : "returnedTitle")}>
      <p>{t("text")}</p>
    </Alert>
  );
}
