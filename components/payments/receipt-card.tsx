import { useTranslations } from "next-intl";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { FileLink } from "@/components/ui/file-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise } from "@/lib/domain/money";
import { paymentMethod } from "@/lib/domain/books/payment";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import type { Receipt } from "@/lib/features/payments/queries";

/** What was received for a bill, from the payment log. */
export function ReceiptCard({ receipt, month }: { receipt: Receipt; month: PlainMonth }) {
  const t = useTranslations("payments");
  const documents = useTranslations("documents.list");
  return (
    <Card aria-labelledby="receipt" id="receipt-card">
      <CardHeader>
        <CardTitle id="receipt">{t("receipt.heading")}</CardTitle>
      </CardHeader>
      <CardContent className="py-3">
        <DescriptionList>
          <DescriptionItem term={t("receipt.amount")} numeric>
            {formatPaise(receipt.amount)}
          </DescriptionItem>
          <DescriptionItem term={t("receipt.bill")}>{formatMonth(month)}</DescriptionItem>
          <DescriptionItem term={t("receipt.paidOn")} numeric>
            {formatInstant(receipt.paidAt)}
          </DescriptionItem>
          <DescriptionItem term={t("receipt.method")}>
            {t(`methods.${paymentMethod(receipt.method)}`)}
          </DescriptionItem>
          <DescriptionItem term={t("receipt.reference")}>
            <span className="break-all">{receipt.reference}</span>
          </DescriptionItem>
        </DescriptionList>
        <FileLink href={`/payments/${receipt.paymentId}/receipt`}>{documents("downloadReceipt")}</FileLink>
      </CardContent>
    </Card>
  );
}
