"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { useWatch } from "./use-watch";

type PaymentWatchProps = {
  billId: number;
} & (
  | {
      /** The customer came back from their bank; or the bill was paid in another way while they were there. */
      reason: "returned" | "otherwise";
    }
  | {
      /** The gateway said that it took the money, or nobody knows: its answer never came. */
      reason: "received" | "unknown";
      /** Goes back to the form as it was left. */
      onPayAgain: () => void;
    }
);

const TEXTS = {
  received: { title: "title", text: "text", slowTitle: "slowTitle", slow: "slow" },
  returned: { title: "returnedTitle", text: "text", slowTitle: "slowTitle", slow: "slow" },
  otherwise: {
    title: "otherwiseTitle",
    text: "otherwise",
    slowTitle: "slowTitle",
    slow: "otherwiseSlow",
  },
  unknown: { title: "unknownTitle", text: "unknown", slowTitle: "stillUnknownTitle", slow: "stillUnknown" },
} as const;

/** Waits, for a limited time, until our books say what became of a payment; the page then shows that instead. */
export function PaymentWatch(props: PaymentWatchProps) {
  const { billId, reason } = props;
  const t = useTranslations("payments.watch");
  // with "received" the webhook is on its way; otherwise we may not have been told anything yet
  const { state, lookAgain } = useWatch({ billId, isAskedAtOnce: reason !== "received" });
  const words = TEXTS[reason];

  if (state === "unpaid" && "onPayAgain" in props) {
    return (
      <Alert tone="bad" role="alert" title={t("unpaidTitle")}>
        <p>{t("unpaid")}</p>
        <Button className="mt-3" variant="outline" onClick={props.onPayAgain}>
          {t("payAgain")}
        </Button>
      </Alert>
    );
  }
  if (state === "watching") {
    return (
      <Alert role="status" title={t(words.title)}>
        <p>{t(words.text)}</p>
      </Alert>
    );
  }
  return (
    <Alert role="status" title={t(words.slowTitle)}>
      <p>{t(words.slow)}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="outline" onClick={lookAgain}>
          {t("lookAgain")}
        </Button>
        <OtherWay {...props} />
      </div>
    </Alert>
  );
}

function OtherWay(props: PaymentWatchProps) {
  const t = useTranslations("payments.watch");
  switch (props.reason) {
    case "received":
    case "otherwise":
      return null;
    case "returned":
      return (
        <LinkButton href={`/bills/${props.billId}/pay`} variant="ghost">
          {t("otherCard")}
        </LinkButton>
      );
    case "unknown":
      return (
        <Button variant="ghost" onClick={props.onPayAgain}>
          {t("payAgain")}
        </Button>
      );
  }
}
