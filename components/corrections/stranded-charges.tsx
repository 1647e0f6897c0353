import { useTranslations } from "next-intl";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatPaise } from "@/lib/domain/money";
import type { StrandedCharge } from "@/lib/features/corrections/decisions";

/** Charges waiting for a next bill that will never be issued. */
export function StrandedCharges({ charges }: { charges: readonly StrandedCharge[] }) {
  const t = useTranslations("adminCorrections.stranded");
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={charges}
      rowKey={({ customer }) => customer.id}
      columns={[
        {
          name: t("customer"),
          cell: ({ customer }) => (
            <TextLink href={`/admin/customers/${customer.id}`}>{customer.fullname}</TextLink>
          ),
        },
        { name: t("amount"), numeric: true, cell: ({ amount }) => formatPaise(amount) },
        { name: t("why"), cell: () => t("noBill") },
      ]}
    />
  );
}
