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
import { formatDay } from "@/lib/domain/plain-date";
import type { ClosedDay } from "@/lib/features/closures/queries";
import { RemoveClosure } from "./remove-closure";

/** Closed days, each with a way to open it again. */
export function ClosureList({ caption, closures }: { caption: string; closures: readonly ClosedDay[] }) {
  const t = useTranslations("adminClosures.list");
  return (
    <Table caption={caption} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("day")}</TableHead>
          <TableHead>{t("reason")}</TableHead>
          <TableHead>
            <span className="sr-only">{t("actions")}</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {closures.map((closure) => (
          <TableRow key={closure.id}>
            <TableRowHead className="tabular-nums">{formatDay(closure.day, "medium")}</TableRowHead>
            <TableCell label={t("reason")}>{closure.reason}</TableCell>
            <TableCell className="text-end">
              <RemoveClosure closure={closure} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
