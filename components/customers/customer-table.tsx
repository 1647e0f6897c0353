import { useTranslations } from "next-intl";
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
import { formatRupees } from "@/lib/domain/money";
import type { ListedCustomer } from "@/lib/features/customers/queries";

export function CustomerTable({ customers }: { customers: readonly ListedCustomer[] }) {
  const t = useTranslations("adminCustomers.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("name")}</TableHead>
          <TableHead>{t("area")}</TableHead>
          <TableHead>{t("phone")}</TableHead>
          <TableHead numeric>{t("active")}</TableHead>
          <TableHead numeric>{t("unpaid")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {customers.map(({ id, fullname, area, phone, active, unpaid }) => (
          <TableRow key={id}>
            <TableRowHead>
              <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>
            </TableRowHead>
            <TableCell label={t("area")}>{area}</TableCell>
            <TableCell label={t("phone")} className="tabular-nums">
              {phone}
            </TableCell>
            <TableCell label={t("active")} numeric>
              {active}
            </TableCell>
            <TableCell
              label={t("unpaid")}
              numeric
              className={unpaid > 0 ? "font-semibold text-bad" : undefined}
            >
              {formatRupees(unpaid)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
