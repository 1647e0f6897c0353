import { useTranslations } from "next-intl";
import { useWeekdaysInWords } from "./run-words";
import { Badge, type Tone } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { TextLink } from "@/components/ui/text-link";
import { formatRupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { ListedSubscription } from "@/lib/features/subscriptions/listing";
import type { SubscriptionState } from "@/lib/features/subscriptions/schema";

const tones: Record<SubscriptionState, Tone> = { active: "good", upcoming: "accent", ended: "neutral" };

/** Everybody's subscriptions, for the office. */
export function SubscriptionTable({ subscriptions }: { subscriptions: readonly ListedSubscription[] }) {
  const t = useTranslations("adminSubscriptions.table");
  const words = useTranslations("common.status");
  const weekdaysInWords = useWeekdaysInWords();
  const day = "tabular-nums sm:whitespace-nowrap";
  return (
    <DataTable
      caption={t("caption")}
      dense
      rows={subscriptions}
      rowKey={({ id }) => id}
      columns={[
        {
          name: t("customer"),
          cell: ({ customer: { id, fullname } }) => (
            <TextLink href={`/admin/customers/${id}#subscriptions`}>{fullname}</TextLink>
          ),
        },
        { name: t("plan"), cell: ({ planName }) => planName },
        { name: t("area"), cell: ({ customer }) => customer.area },
        { name: t("start"), className: day, cell: ({ startDate }) => formatDay(startDate, "medium") },
        { name: t("end"), className: day, cell: ({ endDate }) => formatDay(endDate, "medium") },
        { name: t("weekdays"), cell: ({ weekdays }) => weekdaysInWords(weekdays) },
        { name: t("rate"), numeric: true, cell: ({ dailyRate }) => formatRupees(dailyRate) },
        { name: t("state"), cell: ({ state }) => <Badge tone={tones[state]}>{words(state)}</Badge> },
      ]}
    />
  );
}
