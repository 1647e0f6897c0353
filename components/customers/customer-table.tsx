import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatPaise } from "@/lib/domain/money";
import type { ListedCustomer } from "@/lib/features/customers/queries";

export function CustomerTable({ customers }: { customers: readonly ListedCustomer[] }) {
  const t = useTranslations("adminCustomers.table");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={customers}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("name"),
          cell: ({ id, fullname }) => <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>,
        },
        { name: t("code"), className: "font-mono", cell: ({ code }) => code },
        { name: t("area"), cell: ({ area }) => area },
        { name: t("phone"), className: "tabular-nums", cell: ({ phone }) => phone },
        { name: t("active"), numeric: true, cell: ({ active }) => active },
        {
          name: t("unpaid"),
          numeric: true,
          className: ({ unpaid }) => (unpaid > 0 ? "font-semibold text-bad" : undefined),
          cell: ({ unpaid }) => formatPaise(unpaid),
        },
      ]}
    />
  );
}
