import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { RefundStatus } from "@/lib/domain/books/refund";
import texts from "@/messages/en/adminPayments.json";

const tones: Record<RefundStatus, Tone> = {
  requested: "accent",
  pending: "accent",
  succeeded: "good",
  failed: "bad",
  canceled: "neutral",
};

type RefundStateProps = {
  status: RefundStatus;
  failureReason: string | null;
  /** Whether it became credit instead of going back through the gateway. */
  isCredit?: boolean;
  className?: string;
};

/** The state of a refund, and the reason where it failed. */
export function RefundState({ status, failureReason, isCredit = false, className }: RefundStateProps) {
  const t = useTranslations("adminPayments.refunds");
  const why = useFailureInWords();
  const isGiven = isCredit && status === "succeeded";
  const note = status === "requested" ? t("askedAgain") : status === "failed" ? why(failureReason) : null;
  return (
    <span className={cn("flex flex-col gap-1", className)}>
      <Badge tone={tones[status]}>{isGiven ? t("given") : t(`status.${status}`)}</Badge>
      {note ? <span className="text-xs text-ink-soft sm:max-w-56">{note}</span> : null}
    </span>
  );
}

type Failure = keyof typeof texts.refunds.failures;

const isFailure = (reason: string): reason is Failure => Object.hasOwn(texts.refunds.failures, reason);

/** Words for the gateway's reason; one not known here is shown as the gateway wrote it. */
export function useFailureInWords(): (reason: string | null) => string | null {
  const t = useTranslations("adminPayments.refunds.failures");
  return (reason) => {
    if (reason === null) return null;
    return isFailure(reason) ? t(reason, { reason }) : t("other", { reason });
  };
}
