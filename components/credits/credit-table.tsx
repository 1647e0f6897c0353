import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/domain/business-time";
import { formatBalance } from "@/lib/domain/money";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import type { CreditEntry } from "@/lib/features/credits/credit-account";
import { TakeBackCredit } from "./take-back-credit";

type CreditTableProps = { entries: readonly CreditEntry[]; name: string; mayChange: boolean };

/** Everything that increased or reduced a customer's credit; the amounts add up to what is left. */
export function CreditTable({ entries, name, mayChange }: CreditTableProps) {
  const t = useTranslations("adminCustomers.credit");
  return (
    <DataTable
      caption={t("table.caption")}
      dense
      rows={entries}
      rowKey={({ entryId }) => entryId}
      rowClassName="sm:[&>*]:align-top"
      columns={[
        {
          name: t("table.when"),
          className: "tabular-nums sm:whitespace-nowrap",
          cell: ({ at }) => formatInstant(at),
        },
        { name: t("table.what"), cell: (entry) => <Move entry={entry} /> },
        { name: t("table.amount"), numeric: true, cell: ({ amount }) => formatBalance(amount) },
        { name: t("table.for"), cell: (entry) => <GivenFor entry={entry} /> },
        {
          name: t("table.reason"),
          className: "break-words sm:max-w-xs",
          cell: ({ reason }) => reason ?? "–",
        },
        { name: t("table.by"), cell: ({ by }) => by ?? t("system") },
        mayChange ? takeBackColumn(t("table.actions"), name) : null,
      ]}
    />
  );
}

const takeBackColumn = (columnName: string, customer: string): Column<CreditEntry> => ({
  name: columnName,
  isNameHidden: true,
  className: "text-end",
  cell: ({ given, amount, reason }) =>
    given?.mayTakeBack ? (
      <TakeBackCredit creditId={given.creditId} amount={amount} name={customer} reason={reason ?? ""} />
    ) : null,
});

function Move({ entry: { kind, given } }: { entry: CreditEntry }) {
  const t = useTranslations("adminCustomers.credit");
  return (
    <span className="flex flex-col items-end sm:items-start">
      {t(`moves.${kind}`)}
      {given?.isTakenBack ? <span className="text-xs text-ink-soft">{t("wasTakenBack")}</span> : null}
    </span>
  );
}

function GivenFor({ entry: { bill, day } }: { entry: CreditEntry }) {
  const t = useTranslations("adminCustomers.credit");
  if (!bill) return "–";
  return (
    <span className="flex flex-col items-end tabular-nums sm:items-start">
      <TextLink href={`/admin/bills/${bill.id}`}>{t("bill", { month: formatMonth(bill.month) })}</TextLink>
      {day ? <span className="text-xs text-ink-soft">{formatDay(day, "medium")}</span> : null}
    </span>
  );
}
