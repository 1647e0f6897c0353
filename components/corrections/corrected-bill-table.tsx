import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees, rupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CorrectedBill } from "@/lib/features/corrections/queries";
import { LeaveBill } from "./leave-bill";

/** The bills of a late change: before, after, and what was done about the difference or stands in its way. */
export function CorrectedBillTable({
  bills,
  mayLeave,
}: {
  bills: readonly CorrectedBill[];
  mayLeave: boolean;
}) {
  const t = useTranslations("adminCorrections.bills");
  const stateOf = useStateInWords();
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={bills}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("bill"),
          cell: ({ billId, month }) => (
            <TextLink href={`/admin/bills/${billId}`}>{formatMonth(month)}</TextLink>
          ),
        },
        {
          name: t("customer"),
          cell: ({ customer }) => (
            <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
          ),
        },
        {
          name: t("change"),
          className: "tabular-nums",
          cell: ({ done }) =>
            done && t("changed", { before: formatRupees(done.before), after: formatRupees(done.after) }),
        },
        {
          name: t("state"),
          cell: (bill) => (
            <div className="flex flex-wrap items-center gap-3">
              <span>{stateOf(bill)}</span>
              {mayLeave && isForAPerson(bill) ? (
                <LeaveBill billId={bill.billId} name={bill.customer.fullname} />
              ) : null}
            </div>
          ),
        },
      ]}
    />
  );
}

/** What broke is ours to mend, and is tried again. */
function isForAPerson({ done, obstacle }: CorrectedBill): boolean {
  return !done && obstacle !== null && obstacle !== "fault";
}

function useStateInWords() {
  const t = useTranslations("adminCorrections.bills");
  const obstacles = useTranslations("adminCorrections.obstacles");
  return ({ done, obstacle }: CorrectedBill): string => {
    if (!done) return obstacle ? obstacles(obstacle) : t("next");
    const amount = formatRupees(rupees(Math.abs(done.after - done.before)));
    return t(`outcomes.${done.outcome}`, { amount, note: done.note ?? "" });
  };
}
