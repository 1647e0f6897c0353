import { useTranslations } from "next-intl";
import { Card, CardContent } from "@/components/ui/card";
import { formatRupees } from "@/lib/domain/money";
import type { SettledBeside } from "@/lib/features/corrections/beside";
import type { IssuedBill } from "@/lib/features/billing/queries";
import type { CreditedDay, WhyDay } from "@/lib/features/billing/why";
import { WhyBeside } from "./why-beside";
import { WhyCalendar } from "./why-calendar";
import { WhyExceptions } from "./why-exceptions";
import { WhyLegend } from "./why-legend";
import { WhySums } from "./why-sums";

type WhyBillProps = {
  bill: IssuedBill;
  days: readonly WhyDay[];
  creditedDays?: readonly CreditedDay[];
  settled?: readonly SettledBeside[];
};

/** "Why ₹1,860?": the sum of each line, the month day by day, and the days that weren't plain deliveries. */
export function WhyBill({ bill, days, creditedDays = [], settled = [] }: WhyBillProps) {
  const t = useTranslations("billing.why");
  const reasons = Map.groupBy(creditedDays, ({ day }) => day);
  const credits = new Map(
    [...reasons].map(([day, given]) => [day, given.map(({ reason }) => reason).join("; ")]),
  );
  const hasSeveral = bill.lines.length > 1;
  return (
    <section aria-labelledby="why" className="space-y-3">
      <div>
        <h2 id="why" className="text-xl font-semibold tabular-nums">
          {t("title", { amount: formatRupees(bill.amount) })}
        </h2>
        <p className="text-ink-soft">{t("description")}</p>
      </div>
      <Card>
        <CardContent className="flex flex-col gap-6">
          <WhySums bill={bill} />
          <WhyBeside settled={settled} />
          <WhyCalendar month={bill.month} days={days} credits={credits} hasSeveral={hasSeveral} />
          <WhyLegend days={days} credits={credits} />
          <WhyExceptions days={days} credits={credits} hasSeveral={hasSeveral} />
        </CardContent>
      </Card>
    </section>
  );
}
