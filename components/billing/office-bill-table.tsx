import { useTranslations } from "next-intl";
import { DataTable, type Column } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { FoundBill } from "@/lib/features/billing/queries";
import { useBillColumns } from "./bill-columns";

/** Everybody's bills, for the office. */
export function OfficeBillTable({ bills, today }: { bills: readonly FoundBill[]; today: PlainDate }) {
  const t = useTranslations("adminBills.table");
  const customer: Column<FoundBill> = {
    name: t("customer"),
    cell: ({ customer: { id, fullname } }) => <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>,
  };
  const columns = [customer, ...useBillColumns(today)];
  return <DataTable caption={t("caption")} dense rows={bills} rowKey={({ id }) => id} columns={columns} />;
}
