import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { BillStatusBadge } from "@/components/billing/bill-status-badge";
import { isOpenInPart } from "@/lib/domain/books/bill-statement";
import { billStatus } from "@/lib/domain/books/bill-status";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { formatDay, formatMonth, type PlainDate } from "@/lib/domain/plain-date";
import type { DoorBill } from "@/lib/features/door/payers";

type BillChoiceProps = {
  customerId: number;
  bills: readonly DoorBill[];
  chosen: number;
  today: PlainDate;
};

/** A customer's unpaid bills, oldest first; money is taken for the chosen one. */
export function BillChoice({ customerId, bills, chosen, today }: BillChoiceProps) {
  const t = useTranslations("collect.bills");
  return (
    <nav aria-labelledby="bills" className="space-y-3">
      <h2 id="bills" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {bills.map((bill) => (
          <li key={bill.id}>
            <Link
              href={`/admin/collect?customer=${customerId}&bill=${bill.id}`}
              aria-current={bill.id === chosen ? "true" : undefined}
              scroll={false}
              className="block h-full rounded-card border border-line-strong bg-surface-raised px-4 py-3 hover:bg-surface-sunken aria-current:border-accent aria-current:bg-accent-soft"
            >
              <BillFacts bill={bill} today={today} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function BillFacts({ bill, today }: { bill: DoorBill; today: PlainDate }) {
  const t = useTranslations("collect");
  const status = billStatus(bill, today);
  const day = formatDay(bill.dueDate, "short");
  const [open, amount] = [formatPaise(bill.open), formatRupees(bill.amount)];
  const isPart = isOpenInPart(bill);
  return (
    <>
      <span className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span className="font-medium">{formatMonth(bill.month)}</span>
        <BillStatusBadge status={status} />
      </span>
      <span className="block font-semibold tabular-nums">
        {isPart ? t("openOf", { open, amount }) : t("open", { amount: open })}
      </span>
      <span className="block text-sm text-ink-soft tabular-nums">
        {t(status === "overdue" ? "bills.wasDueBy" : "bills.dueBy", { day })}
      </span>
      {bill.setAside > 0 ? (
        <span className="block text-sm font-medium text-bad tabular-nums">
          {t("bills.setAside", { amount: formatPaise(bill.setAside) })}
        </span>
      ) : null}
    </>
  );
}
