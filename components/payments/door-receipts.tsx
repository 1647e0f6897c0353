import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
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
import { formatMonth } from "@/lib/domain/plain-date";
import type { DoorPayment } from "@/lib/features/payments/door-queries";

type DoorReceiptsProps = {
  payments: readonly DoorPayment[];
  /** They are all of one bill, on whose page they stand. */
  isOfOneBill?: boolean;
};

/** A customer's receipts of money paid at the door; what was taken back stays in sight, with the reason. */
export function DoorReceipts({ payments, isOfOneBill = false }: DoorReceiptsProps) {
  const t = useTranslations("money.door");
  if (payments.length === 0) return null;
  return (
    <section aria-labelledby="door" className="space-y-3">
      <h2 id="door" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <Table caption={t("caption")}>
        <TableHeader>
          <TableRow>
            <TableHead>{t("receipt")}</TableHead>
            <TableHead>{t("when")}</TableHead>
            {isOfOneBill ? null : <TableHead>{t("bill")}</TableHead>}
            <TableHead>{t("method")}</TableHead>
            <TableHead numeric>{t("amount")}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {payments.map((payment) => (
            <ReceiptRow key={payment.id} payment={payment} isOfOneBill={isOfOneBill} />
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function ReceiptRow({ payment, isOfOneBill }: { payment: DoorPayment; isOfOneBill: boolean }) {
  const t = useTranslations("money.door");
  const { receipt, takenAt, billId, month, method, reference } = payment;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">{receipt}</TableRowHead>
      <TableCell label={t("when")} className="tabular-nums">
        {formatInstant(takenAt)}
      </TableCell>
      {isOfOneBill ? null : (
        <TableCell label={t("bill")}>
          <TextLink href={`/bills/${billId}`} className="inline-flex min-h-11 items-center">
            {formatMonth(month)}
          </TextLink>
        </TableCell>
      )}
      <TableCell label={t("method")}>
        <span className="flex flex-col items-end sm:items-start">
          {t(method)}
          {reference ? (
            <span className="text-sm break-all text-ink-soft">{t("reference", { reference })}</span>
          ) : null}
        </span>
      </TableCell>
      <TableCell label={t("amount")} numeric className="whitespace-normal">
        <Amount payment={payment} />
      </TableCell>
    </TableRow>
  );
}

function Amount({ payment: { amount, takenBack } }: { payment: DoorPayment }) {
  const t = useTranslations("money.door");
  return (
    <span className="flex flex-col items-end gap-1">
      <span className={cn("font-semibold", takenBack && "font-normal text-ink-soft line-through")}>
        {formatPaise(amount)}
      </span>
      {takenBack ? (
        <>
          <Badge tone="bad">{t("takenBack")}</Badge>
          <span className="max-w-xs text-sm text-ink-soft">
            {t("takenBackFor", { when: formatInstant(takenBack.at), reason: takenBack.reason })}
          </span>
        </>
      ) : null}
    </span>
  );
}
