import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { StatGrid, Stat } from "@/components/ui/stat";
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
import { formatTime } from "@/lib/domain/business-time";
import type { DoorMethod } from "@/lib/domain/ledger";
import { formatPaise } from "@/lib/domain/money";
import type { CollectedPayment, DaysCollection } from "@/lib/features/payments/door-queries";

/** What somebody took today and hands over in the evening. What was taken back stays in sight and out of the sums. */
export function DaysCollection({ collection }: { collection: DaysCollection }) {
  const t = useTranslations("collect.today");
  const { payments, cash, upi } = collection;
  const count = (wanted: DoorMethod) =>
    payments.filter(({ method, takenBack }) => method === wanted && !takenBack).length;
  return (
    <section aria-labelledby="today" className="space-y-3">
      <h2 id="today" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <StatGrid className="lg:grid-cols-2">
        <Stat label={t("cash")} value={formatPaise(cash)} hint={t("count", { count: count("cash") })} />
        <Stat label={t("upi")} value={formatPaise(upi)} hint={t("count", { count: count("upi") })} />
      </StatGrid>
      {payments.length > 0 ? <Taken payments={payments} /> : <p className="text-ink-soft">{t("none")}</p>}
    </section>
  );
}

function Taken({ payments }: { payments: readonly CollectedPayment[] }) {
  const t = useTranslations("collect.today");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("receipt")}</TableHead>
          <TableHead>{t("when")}</TableHead>
          <TableHead>{t("customer")}</TableHead>
          <TableHead>{t("method")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {payments.map((payment) => (
          <TakenRow key={payment.id} payment={payment} />
        ))}
      </TableBody>
    </Table>
  );
}

function TakenRow({ payment }: { payment: CollectedPayment }) {
  const t = useTranslations("collect");
  const { id, receipt, customer, method, amount, takenAt, takenBack } = payment;
  return (
    <TableRow>
      <TableRowHead className="tabular-nums">
        <TextLink
          href={`/admin/collect/receipts/${id}`}
          className="max-sm:inline-flex max-sm:min-h-11 max-sm:items-center"
        >
          {receipt}
        </TextLink>
      </TableRowHead>
      <TableCell label={t("today.when")} className="tabular-nums">
        {formatTime(takenAt)}
      </TableCell>
      <TableCell label={t("today.customer")}>{customer.fullname}</TableCell>
      <TableCell label={t("today.method")}>{t(`methods.${method}`)}</TableCell>
      <TableCell label={t("today.amount")} numeric>
        <span className={cn(takenBack && "text-ink-soft line-through")}>{formatPaise(amount)}</span>
        {takenBack ? (
          <Badge tone="bad" className="ms-2">
            {t("today.takenBack")}
          </Badge>
        ) : null}
      </TableCell>
    </TableRow>
  );
}
