import { useFormatter, useTranslations } from "next-intl";
import { formatRupees, timesDays, type Rupees } from "@/lib/domain/money";
import { firstDayOf, monthOf, type PlainDate } from "@/lib/domain/plain-date";

type LastBillProps = {
  rate: Rupees;
  /** The days of all the subscription's tiffins. */
  deliveries: readonly PlainDate[];
  /** The last one that will come. */
  last: PlainDate;
};

/** What the month of the last tiffin costs for a subscription that ends with it. */
export function LastBill({ rate, deliveries, last }: LastBillProps) {
  const t = useTranslations("subscriptions.end");
  const format = useFormatter();
  const month = monthOf(last);
  const days = deliveries.filter((day) => monthOf(day) === month && day <= last).length;
  const name = format.dateTime(Date.parse(firstDayOf(month)), { month: "long" });
  return (
    <p aria-live="polite" className="font-medium tabular-nums">
      {t("lastBill", { month: name, amount: formatRupees(timesDays(rate, days)), days })}
    </p>
  );
}
