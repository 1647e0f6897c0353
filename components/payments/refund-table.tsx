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
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import type { RefundStatus } from "@/lib/domain/refund";
import type { RefundSummary } from "@/lib/features/payments/refund-queries";

const tones: Record<RefundStatus, Tone> = {
  requested: "accent",
  pending: "accent",
  succeeded: "good",
  failed: "bad",
  canceled: "bad",
};

type RefundTableProps = {
  refunds: readonly RefundSummary[];
  /** They are all of one bill, on whose page they stand. */
  isOfOneBill?: boolean;
};

/** What a customer was given back, and how far it has come. */
export function RefundTable({ refunds, isOfOneBill = false }: RefundTableProps) {
  const t = useTranslations("money.refunds");
  if (refunds.length === 0) return null;
  return (
    <section aria-labelledby="refunds" className="space-y-3">
      <h2 id="refunds" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <Table caption={t("caption")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("when")}</TableHead>
            {isOfOneBill ? null : <TableHead>{t("bill")}</TableHead>}
            <TableHead>{t("for")}</TableHead>
            <TableHead numeric>{t("amount")}</TableHead>
            <TableHead>{t("status")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {refunds.map((refund) => (
            <RefundRow key={refund.id} refund={refund} isOfOneBill={isOfOneBill} />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function RefundRow({ refund, isOfOneBill }: { refund: RefundSummary; isOfOneBill: boolean }) {
  const t = useTranslations("money.refunds");
  const { billId, amount, currency, reason, requestedAt } = refund;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">{formatInstant(requestedAt)}</TableRowHead>
      {isOfOneBill ? null : (
        <TableCell label={t("bill")}>
          {billId === null ? (
            "–"
          ) : (
            <TextLink href={`/bills/${billId}`} className="inline-flex min-h-11 items-center tabular-nums">
              {t("billNumber", { id: billId })}
            </TextLink>
          )}
        </TableCell>
      )}
      <TableCell label={t("for")}>{reason}</TableCell>
      <TableCell label={t("amount")} numeric className="font-semibold">
        {currency === "inr"
          ? formatPaise(amount)
          : t("foreign", { amount, currency: currency.toUpperCase() })}
      </TableCell>
      <TableCell label={t("status")}>
        <Status refund={refund} />
      </TableCell>
    </TableRow>
  );
}

function Status({ refund: { destination, status } }: { refund: RefundSummary }) {
  const t = useTranslations("money.refunds");
  if (destination === "credit") return <Badge tone="good">{t("toCredit")}</Badge>;
  return (
    <span className="flex flex-col items-end gap-1 sm:items-start">
      <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
      <span className="max-w-xs text-sm text-ink-soft">{t(`hints.${status}`)}</span>
    </span>
  );
}
