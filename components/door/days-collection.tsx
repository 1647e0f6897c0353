import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { Stat, StatGrid } from "@/components/ui/stat";
import { formatTime } from "@/lib/domain/business-time";
import type { DoorMethod } from "@/lib/domain/books/ledger";
import { formatPaise } from "@/lib/domain/money";
import { receiptPath } from "@/lib/features/door/collect-schema";
import type { CollectedPayment, DaysCollection } from "@/lib/features/door/door-queries";

/** What a driver took today and hands over in the evening. Payments taken back stay listed but don't count. */
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
      {payments.length > 0 ? <Taken payments={payments} /> : null}
    </section>
  );
}

function Taken({ payments }: { payments: readonly CollectedPayment[] }) {
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface-raised">
      {payments.map((payment) => (
        <li key={payment.id}>
          <Link
            href={receiptPath(payment.id)}
            className="flex min-h-14 items-center justify-between gap-4 rounded-card px-4 py-2 tabular-nums hover:bg-surface-sunken"
          >
            <TakenFacts payment={payment} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function TakenFacts({ payment }: { payment: CollectedPayment }) {
  const t = useTranslations("collect");
  const { receipt, customer, method, amount, takenAt, takenBack } = payment;
  return (
    <>
      <span className="min-w-0">
        <span className="block font-medium">{customer.fullname}</span>
        <span className="block text-sm text-ink-soft">
          {t("today.facts", { time: formatTime(takenAt), receipt, method: t(`methods.${method}`) })}
        </span>
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1">
        <span className={cn("font-semibold", takenBack && "font-normal text-ink-soft line-through")}>
          {formatPaise(amount)}
        </span>
        {takenBack ? <Badge tone="bad">{t("today.takenBack")}</Badge> : null}
      </span>
    </>
  );
}
