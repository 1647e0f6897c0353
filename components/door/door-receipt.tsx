import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { formatInstant } from "@/lib/domain/business-time";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CollectedPayment } from "@/lib/features/door/door-queries";

/** The receipt for money taken at the door, as shown, printed and handed over. */
export function DoorReceipt({ receipt }: { receipt: CollectedPayment & { open: Paise; kitchen: string } }) {
  const t = useTranslations("collect.receipt");
  const methods = useTranslations("collect.methods");
  const { amount, billId, month, method, reference, customer, collector, takenAt, takenBack } = receipt;
  return (
    <Card aria-labelledby="received" className="print:border-0">
      <CardHeader className="flex-col gap-y-1">
        <p className="text-ink-soft">{receipt.kitchen}</p>
        <CardTitle id="received" className="text-3xl leading-9 tabular-nums">
          {t("received", { amount: formatPaise(amount) })}
        </CardTitle>
      </CardHeader>
      <CardContent className="py-3">
        {takenBack ? (
          <Alert tone="bad" className="mb-2" title={t("takenBack", { when: formatInstant(takenBack.at) })}>
            <p>{takenBack.reason}</p>
          </Alert>
        ) : null}
        <DescriptionList>
          <DescriptionItem term={t("from")}>{customer.fullname}</DescriptionItem>
          <DescriptionItem term={t("bill")}>
            {t("billOf", { month: formatMonth(month), id: billId })}
          </DescriptionItem>
          <DescriptionItem term={t("method")}>{methods(method)}</DescriptionItem>
          {reference ? <DescriptionItem term={t("reference")}>{reference}</DescriptionItem> : null}
          <DescriptionItem term={t("collector")}>{collector}</DescriptionItem>
          <DescriptionItem term={t("when")} numeric>
            {formatInstant(takenAt)}
          </DescriptionItem>
          <DescriptionItem term={t("open")} numeric>
            {receipt.open > 0 ? formatPaise(receipt.open) : t("nothingOpen")}
          </DescriptionItem>
        </DescriptionList>
      </CardContent>
    </Card>
  );
}
