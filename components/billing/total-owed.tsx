import { useTranslations } from "next-intl";
import type { Owed } from "@/lib/domain/books/bill-status";
import { formatPaise } from "@/lib/domain/money";

/** The heading of a customer's bills: the total owed. */
export function TotalOwed({ owed }: { owed: Owed }) {
  const t = useTranslations("billing.owed");
  return (
    <div className="tabular-nums">
      <h2 id="owed" className="text-2xl font-semibold">
        {owed.open > 0 ? t("total", { amount: formatPaise(owed.open) }) : t("nothing")}
      </h2>
      <OverduePart owed={owed} />
    </div>
  );
}

/** How much of it is overdue; renders nothing when none is. */
export function OverduePart({ owed: { open, overdue } }: { owed: Owed }) {
  const t = useTranslations("billing.owed");
  if (overdue === 0) return null;
  return (
    <p className="font-medium text-bad tabular-nums">
      {overdue === open ? t("overdue") : t("overduePart", { amount: formatPaise(overdue) })}
    </p>
  );
}
