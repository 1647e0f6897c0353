import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { formatPaise, type Paise } from "@/lib/domain/money";
import { needsTelling, type BillStatement } from "@/lib/domain/books/bill-statement";

/** "Amount ₹1,860 − credit ₹200 − paid at the door ₹500 = open ₹1,160"; renders nothing where the amount says it all. */
export function BillSum({ statement, className }: { statement: BillStatement; className?: string }) {
  const t = useTranslations("money.statement");
  if (!needsTelling(statement)) return null;
  const { amount, adjusted, credited, online, atDoor, returned, open } = statement;
  const part = (value: Paise) => (value === 0 ? "none" : formatPaise(value));
  return (
    <p className={cn("font-medium text-pretty tabular-nums", className)}>
      {t("sum", {
        amount: formatPaise(amount),
        adjusted: part(adjusted),
        credited: part(credited),
        online: part(online),
        atDoor: part(atDoor),
        returned: part(returned),
        open: formatPaise(open),
      })}
    </p>
  );
}
