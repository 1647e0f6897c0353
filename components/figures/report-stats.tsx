import { useTranslations } from "next-intl";
import { Stat, StatGrid } from "@/components/ui/stat";
import { formatBalance, formatPaise, formatRupees } from "@/lib/domain/money";
import type { MonthReport } from "@/lib/features/reports/queries";

/** The month's figures at a glance. */
export function ReportStats({ report }: { report: MonthReport }) {
  const t = useTranslations("reports.stats");
  const { money, received, returned, meals, pausingCustomers, newCustomers } = report;
  const { delivery, paused, skipped, closed, worth } = meals.total;
  return (
    <StatGrid>
      <Stat
        label={t("billed")}
        value={formatPaise(money.billed)}
        hint={t("billedHint", { count: money.bills })}
      />
      {money.credited === 0 ? null : (
        <Stat
          label={t("credited")}
          value={formatBalance(money.credited)}
          hint={t("creditedHint", { amount: formatBalance(money.billed - money.credited) })}
        />
      )}
      <Stat
        label={t("collected")}
        value={formatBalance(money.collected)}
        hint={t("collectedHint")}
        tone="good"
      />
      <Stat
        label={t("outstanding")}
        value={formatPaise(money.outstanding)}
        hint={t("overdueHint", { amount: formatPaise(money.overdue) })}
        tone={money.overdue > 0 ? "bad" : "ink"}
      />
      <Stat label={t("received")} value={formatBalance(received)} hint={t("receivedHint")} />
      <Stat label={t("givenBack")} value={formatBalance(returned.givenBack)} hint={t("givenBackHint")} />
      <Stat label={t("lost")} value={formatBalance(returned.lostToDisputes)} hint={t("lostHint")} />
      <Stat label={t("tiffins")} value={delivery} hint={t("tiffinsHint", { amount: formatRupees(worth) })} />
      <Stat label={t("notDelivered")} value={paused + skipped + closed} hint={t("notDeliveredHint")} />
      <Stat label={t("pausing")} value={pausingCustomers} />
      <Stat label={t("newCustomers")} value={newCustomers} />
    </StatGrid>
  );
}
