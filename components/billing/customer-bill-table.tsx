import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { BillSummary } from "@/lib/features/billing/queries";
import { useBillColumns } from "./bill-columns";

/** One customer's bills, for the office. */
export function CustomerBillTable({ bills, today }: { bills: readonly BillSummary[]; today: PlainDate }) {
  const t = useTranslations("adminBills.table");
  const columns = useBillColumns(today);
  return <DataTable caption={t("caption")} dense rows={bills} rowKey={({ id }) => id} columns={columns} />;
}
