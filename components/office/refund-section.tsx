import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/badge";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
  TableRowHead,
} from "@/components/ui/table";
import { formatInstant } from "@/lib/domain/business-time";
import type { RefundStatus } from "@/lib/domain/refund";
import type { OfficeRefund, RefundAuthor, RefundOverview } from "@/lib/features/payments/refund-overview";
import texts from "@/messages/en/adminPayments.json";
import { useMoneyInWords } from "./money-words";

const tones: Record<RefundStatus, Tone> = {
  requested: "accent",
  pending: "accent",
  succeeded: "good",
  failed: "bad",
  canceled: "neutral",
};

/** What was given back of a bill's money; nothing at all where nothing was paid. */
export function RefundSection({ overview: { refunds, refundable } }: { overview: RefundOverview }) {
  const t = useTranslations("adminPayments.refunds");
  if (refunds.length === 0 && refundable.size === 0) return null;
  return (
    <section aria-labelledby="refunds" className="space-y-3">
      <h2 id="refunds" className="text-xl font-semibold">
        {t("title")}
      </h2>
      {refunds.length > 0 ? <RefundTable refunds={refunds} /> : <p className="text-ink-soft">{t("none")}</p>}
    </section>
  );
}

function RefundTable({ refunds }: { refunds: readonly OfficeRefund[] }) {
  const t = useTranslations("adminPayments.refunds.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("when")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          <TableHead>{t("to")}</TableHead>
          <TableHead>{t("status")}</TableHead>
          <TableHead>{t("reason")}</TableHead>
          <TableHead>{t("by")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {refunds.map((refund) => (
          <RefundRow key={refund.id} refund={refund} />
        ))}
      </TableBody>
    </Table>
  );
}

function RefundRow({ refund }: { refund: OfficeRefund }) {
  const t = useTranslations("adminPayments.refunds");
  const money = useMoneyInWords();
  const { amount, currency, destination, method, reason, requestedAt } = refund;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums sm:whitespace-nowrap">{formatInstant(requestedAt)}</TableRowHead>
      <TableCell label={t("table.amount")} numeric>
        {money({ amount, currency })}
      </TableCell>
      <TableCell label={t("table.to")}>
        {t(`destinations.${destination === "credit" ? "credit" : method}`)}
      </TableCell>
      <TableCell label={t("table.status")}>
        <Status refund={refund} />
      </TableCell>
      <TableCell label={t("table.reason")} className="break-words sm:max-w-xs">
        {reason}
      </TableCell>
      <TableCell label={t("table.by")}>{useAuthorInWords(refund.by)}</TableCell>
    </TableRow>
  );
}

function Status({ refund: { status, destination, failureReason } }: { refund: OfficeRefund }) {
  const t = useTranslations("adminPayments.refunds");
  const why = useFailureInWords();
  const isGiven = destination === "credit" && status === "succeeded";
  const note = status === "requested" ? t("askedAgain") : status === "failed" ? why(failureReason) : null;
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <Badge tone={tones[status]}>{isGiven ? t("given") : t(`status.${status}`)}</Badge>
      {note ? <span className="text-xs text-ink-soft sm:max-w-56">{note}</span> : null}
    </span>
  );
}

type Failure = keyof typeof texts.refunds.failures;

const isFailure = (reason: string): reason is Failure => Object.hasOwn(texts.refunds.failures, reason);

/** Words for the gateway's reason; one that is not known here stands as the gateway wrote it. */
function useFailureInWords(): (reason: string | null) => string | null {
  const t = useTranslations("adminPayments.refunds.failures");
  return (reason) => {
    if (reason === null) return null;
    return isFailure(reason) ? t(reason, { reason }) : t("other", { reason });
  };
}

function useAuthorInWords(by: RefundAuthor): string {
  const t = useTranslations("adminPayments.refunds");
  if (by.kind === "person") return by.fullname;
  return t(by.kind === "gateway" ? "byGateway" : "bySystem");
}
