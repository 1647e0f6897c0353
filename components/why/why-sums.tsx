import { useTranslations } from "next-intl";
import { formatRupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { IssuedBill, IssuedLine } from "@/lib/features/billing/queries";

/** "31 delivery days − 2 paused − 1 closed = 28 × ₹120 = ₹3,360", per line, and their sum. */
export function WhySums({ bill }: { bill: IssuedBill }) {
  const t = useTranslations("billing.why.sum");
  const amounts = bill.lines.map((line) => formatRupees(line.amount)).join(" + ");
  return (
    <dl className="space-y-3 tabular-nums">
      {bill.lines.map((line) => (
        <div key={line.subscriptionId}>
          <dt className="text-sm text-ink-soft">{nameOf(line)}</dt>
          <dd className="font-medium">{t("line", figuresOf(line))}</dd>
        </div>
      ))}
      {bill.lines.length > 1 ? (
        <div className="border-t border-line pt-3">
          <dt className="text-sm text-ink-soft">{t("together")}</dt>
          <dd className="font-medium">{t("total", { amounts, total: formatRupees(bill.amount) })}</dd>
        </div>
      ) : null}
    </dl>
  );

  /** Includes its days where there are several lines, which may be for the same plan. */
  function nameOf({ planName, days }: IssuedLine): string {
    const [first, last] = [days.at(0), days.at(-1)];
    if (bill.lines.length === 1 || !first || !last) return planName;
    const dates = { first: formatDay(first.date, "short"), last: formatDay(last.date, "short") };
    return t("name", { plan: planName, ...dates });
  }
}

function figuresOf({ days, totalDays, billableDays, dailyRate, amount }: IssuedLine) {
  const count = (cause: "paused" | "skipped" | "closed") => days.filter((day) => day.cause === cause).length;
  return {
    total: totalDays,
    paused: count("paused"),
    skipped: count("skipped"),
    closed: count("closed"),
    billable: billableDays,
    rate: formatRupees(dailyRate),
    amount: formatRupees(amount),
  };
}
