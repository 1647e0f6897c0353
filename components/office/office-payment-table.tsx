import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paymentMethod } from "@/lib/domain/payment";
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
import type { PaymentStatus } from "@/lib/domain/payment";
import { formatMonth } from "@/lib/domain/plain-date";
import type { FoundPayment } from "@/lib/features/payments/queries";

const tones: Record<PaymentStatus, Tone> = { pending: "accent", succeeded: "good", failed: "bad" };

type OfficePaymentTableProps = {
  payments: readonly FoundPayment[];
  /** The column of customers is left out where they are all one's. */
  isOfOne?: boolean;
  /** What can be done with a payment, in a column of its own. */
  actionOf?: (payment: FoundPayment) => ReactNode;
};

/** Attempts to pay, for the office. */
export function OfficePaymentTable({ payments, isOfOne = false, actionOf }: OfficePaymentTableProps) {
  const t = useTranslations("adminPayments.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("when")}</TableHead>
          {isOfOne ? null : <TableHead>{t("customer")}</TableHead>}
          <TableHead>{t("bill")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          <TableHead>{t("method")}</TableHead>
          <TableHead>{t("status")}</TableHead>
          <TableHead>{t("reference")}</TableHead>
          {actionOf ? (
            <TableHead>
              <span className="sr-only">{t("actions")}</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {payments.map((payment) => (
          <PaymentRow key={payment.id} payment={payment} isOfOne={isOfOne} actionOf={actionOf} />
        ))}
      </TableBody>
    </Table>
  );
}

type PaymentRowProps = Pick<OfficePaymentTableProps, "isOfOne" | "actionOf"> & { payment: FoundPayment };

function PaymentRow({ payment, isOfOne, actionOf }: PaymentRowProps) {
  const t = useTranslations("adminPayments.table");
  const words = useTranslations("payments");
  const { customer, billId, month, amount, status, method, failureCode, reference } = payment;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums sm:whitespace-nowrap">
        {formatInstant(payment.startedAt)}
      </TableRowHead>
      {isOfOne ? null : (
        <TableCell label={t("customer")}>
          <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
        </TableCell>
      )}
      <TableCell label={t("bill")}>
        <TextLink href={`/admin/bills/${billId}`}>{formatMonth(month)}</TextLink>
      </TableCell>
      <TableCell label={t("amount")} numeric>
        {formatPaise(amount)}
      </TableCell>
      <TableCell label={t("method")}>{method ? words(`methods.${paymentMethod(method)}`) : "–"}</TableCell>
      <TableCell label={t("status")}>
        <span className="flex flex-col items-end gap-1 sm:items-start">
          <Badge tone={tones[status]}>{words(`status.${status}`)}</Badge>
          {status === "failed" && failureCode ? (
            <span className="text-xs break-all text-ink-soft">{failureCode}</span>
          ) : null}
        </span>
      </TableCell>
      <TableCell label={t("reference")} className="text-xs break-all text-ink-soft sm:max-w-56">
        {reference}
      </TableCell>
      {actionOf ? <TableCell className="text-end">{actionOf(payment)}</TableCell> : null}
    </TableRow>
  );
}
