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
import { formatInstant } from "@/lib/domain/business-time";
import { formatBalance } from "@/lib/domain/money";
import { formatDay, formatMonth } from "@/lib/domain/plain-date";
import type { CreditEntry } from "@/lib/features/books/credit-account";
import { TakeBackCredit } from "./take-back-credit";

type CreditTableProps = { entries: readonly CreditEntry[]; name: string; mayChange: boolean };

/** All that made a customer's credit grow or shrink; the amounts add up to what is left. */
export function CreditTable({ entries, name, mayChange }: CreditTableProps) {
  const t = useTranslations("adminCustomers.credit.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("when")}</TableHead>
          <TableHead>{t("what")}</TableHead>
          <TableHead numeric>{t("amount")}</TableHead>
          <TableHead>{t("for")}</TableHead>
          <TableHead>{t("reason")}</TableHead>
          <TableHead>{t("by")}</TableHead>
          {mayChange ? (
            <TableHead>
              <span className="sr-only">{t("actions")}</span>
            </TableHead>
          ) : null}
        </TableRow>
      </TableHeader>
      <TableBody>
        {entries.map((entry) => (
          <CreditRow key={entry.entryId} entry={entry} name={name} mayChange={mayChange} />
        ))}
      </TableBody>
    </Table>
  );
}

type CreditRowProps = { entry: CreditEntry; name: string; mayChange: boolean };

function CreditRow({ entry, name, mayChange }: CreditRowProps) {
  const t = useTranslations("adminCustomers.credit");
  const { kind, at, amount, reason, by, given } = entry;
  return (
    <TableRow className="sm:[&>*]:align-top">
      <TableRowHead className="tabular-nums sm:whitespace-nowrap">{formatInstant(at)}</TableRowHead>
      <TableCell label={t("table.what")}>
        <span className="flex flex-col items-end sm:items-start">
          {t(`moves.${kind}`)}
          {given?.isTakenBack ? <span className="text-xs text-ink-soft">{t("wasTakenBack")}</span> : null}
        </span>
      </TableCell>
      <TableCell label={t("table.amount")} numeric>
        {formatBalance(amount)}
      </TableCell>
      <TableCell label={t("table.for")}>
        <GivenFor entry={entry} />
      </TableCell>
      <TableCell label={t("table.reason")} className="break-words sm:max-w-xs">
        {reason ?? "–"}
      </TableCell>
      <TableCell label={t("table.by")}>{by ?? t("system")}</TableCell>
      {mayChange ? (
        <TableCell className="text-end">
          {given?.mayTakeBack ? (
            <TakeBackCredit creditId={given.creditId} amount={amount} name={name} reason={reason ?? ""} />
          ) : null}
        </TableCell>
      ) : null}
    </TableRow>
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
