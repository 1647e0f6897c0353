import { useTranslations } from "next-intl";
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
import type { OfficeRefund, RefundAuthor, RefundOverview } from "@/lib/features/payments/refund-overview";
import { useMoneyInWords } from "./money-words";
import { RefundState } from "./refund-state";

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
  const { amount, currency, destination, status, failureReason, method, reason, requestedAt } = refund;
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
        <RefundState
          status={status}
          failureReason={failureReason}
          isCredit={destination === "credit"}
          className="items-end sm:items-start"
        />
      </TableCell>
      <TableCell label={t("table.reason")} className="break-words sm:max-w-xs">
        {reason}
      </TableCell>
      <TableCell label={t("table.by")}>{useAuthorInWords(refund.by)}</TableCell>
    </TableRow>
  );
}

function useAuthorInWords(by: RefundAuthor): string {
  const t = useTranslations("adminPayments.refunds");
  if (by.kind === "person") return by.fullname;
  return t(by.kind === "gateway" ? "byGateway" : "bySystem");
}
