import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees, rupees } from "@/lib/domain/money";
import { formatMonth } from "@/lib/domain/plain-date";
import type { CorrectedBill } from "@/lib/features/corrections/queries";
import { LeaveBill, type LeftSums } from "./leave-bill";

/** The bills of a late change: before, after, and how the difference was settled or what prevents that. */
export function CorrectedBillTable({
  bills,
  worth,
}: {
  bills: readonly CorrectedBill[];
  /** The sums of the bills that this person may leave as they are. */
  worth: ReadonlyMap<number, LeftSums>;
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
          cell: ({ done, billId }) => {
            const sums = done ?? worth.get(billId);
            return (
              sums && t("changed", { before: formatRupees(sums.before), after: formatRupees(sums.after) })
            );
          },
        },
        {
          name: t("state"),
          cell: (bill) => {
            const sums = isForAPerson(bill) ? worth.get(bill.billId) : undefined;
            return (
              <div className="flex flex-wrap items-center gap-3">
                <span>{stateOf(bill)}</span>
                {sums ? <LeaveBill billId={bill.billId} name={bill.customer.fullname} sums={sums} /> : null}
              </div>
            );
          },
        },
      ]}
    />
  );
}

/** A fault is ours to fix, and is retried. */
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
