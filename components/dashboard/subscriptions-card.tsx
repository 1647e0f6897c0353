import { useTranslations } from "next-intl";
import { useWeekdaysInWords } from "@/components/subscriptions/run-words";
import { Card, CardContent, CardHeader, CardTitle } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { LoadedSubscription } from "@/lib/features/subscriptions/queries";

type SubscriptionsCardProps = { subscriptions: readonly LoadedSubscription[]; today: PlainDate };

/** The running subscriptions, one line each. */
export function SubscriptionsCard({ subscriptions, today }: SubscriptionsCardProps) {
  const t = useTranslations("dashboard.subscriptions");
  const weekdays = useWeekdaysInWords();
  return (
    <Card aria-labelledby="subscriptions">
      <CardHeader>
        <CardTitle id="subscriptions">{t("title")}</CardTitle>
        <TextLink href="/subscriptions">{t("all")}</TextLink>
      </CardHeader>
      <CardContent>
        <ul className="divide-y divide-line">
          {subscriptions.map(({ id, planName, startDate, endDate, ...run }) => (
            <li key={id} className="py-2.5 first:pt-0 last:pb-0">
              <p className="font-medium">{planName}</p>
              <p className="text-sm text-ink-soft tabular-nums">
                {weekdays(run.weekdays)} ·{" "}
                {startDate > today
                  ? t("from", { day: formatDay(startDate, "short"), last: formatDay(endDate, "medium") })
                  : t("until", { day: formatDay(endDate, "medium") })}
              </p>
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  );
}
