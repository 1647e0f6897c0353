import { useFormatter, useTranslations } from "next-intl";
import { formatDay, type PlainDate, type Weekday } from "@/lib/domain/plain-date";
import { isDeliveryDay } from "@/lib/domain/schedule";
import type { LoadedClosure } from "@/lib/features/subscriptions/queries";

type ClosedDaysProps = {
  run: { startDate: PlainDate; endDate: PlainDate; weekdays: readonly Weekday[] };
  closures: readonly LoadedClosure[];
};

/** The days of a run that are not counted, and why: the sum would look wrong without them. */
export function ClosedDays({ run, closures }: ClosedDaysProps) {
  const t = useTranslations("subscriptions.quote");
  const format = useFormatter();
  const closed = closures.filter((closure) => isDeliveryDay({ id: 0, ...run }, closure.date));
  if (closed.length === 0) return null;
  const days = closed.map(({ date, reason }) => t("closedDay", { day: formatDay(date, "short"), reason }));
  return <p className="mt-2 text-sm">{t("closed", { days: format.list(days) })}</p>;
}
