import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TableCell, TableHead, TableRow } from "@/components/ui/table";

// What paper has and a screen doesn't: a heading on each page, a number and a box to tick, and room for a note.

/** Stands above the column names, on every page that the table runs on to. */
export function PrintHead({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <TableRow className="hidden print:table-row">
      <TableHead colSpan={columns} className="text-base font-semibold whitespace-normal text-ink">
        {children}
      </TableHead>
    </TableRow>
  );
}

export function TickHead() {
  const t = useTranslations("common.print");
  return <TableHead className="hidden print:table-cell print:w-12">{t("number")}</TableHead>;
}

export function TickCell({ number }: { number: number }) {
  return (
    <TableCell numeric className="box-to-tick hidden print:table-cell">
      {number}
    </TableCell>
  );
}

export function NoteHead() {
  const t = useTranslations("common.print");
  return <TableHead className="hidden print:table-cell print:w-[16%]">{t("note")}</TableHead>;
}

export function NoteCell() {
  return <TableCell className="hidden print:table-cell" />;
}
