import { useTranslations } from "next-intl";
import { useWeekdaysInWords } from "@/components/subscriptions/run-words";
import { Badge, type Tone } from "@/components/ui/badge";
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
import { formatRupees } from "@/lib/domain/money";
import { formatDay } from "@/lib/domain/plain-date";
import type { ListedSubscription } from "@/lib/features/subscriptions/listing";
import type { SubscriptionState } from "@/lib/features/subscriptions/schema";

const tones: Record<SubscriptionState, Tone> = { active: "good", upcoming: "accent", ended: "neutral" };

/** Everybody's subscriptions, for the office. */
export function SubscriptionTable({ subscriptions }: { subscriptions: readonly ListedSubscription[] }) {
  const t = useTranslations("adminSubscriptions.table");
  return (
    <Table caption={t("caption")} dense>
      <TableHeader>
        <TableRow>
          <TableHead>{t("customer")}</TableHead>
          <TableHead>{t("plan")}</TableHead>
          <TableHead>{t("area")}</TableHead>
          <TableHead>{t("start")}</TableHead>
          <TableHead>{t("end")}</TableHead>
          <TableHead>{t("weekdays")}</TableHead>
          <TableHead numeric>{t("rate")}</TableHead>
          <TableHead>{t("state")}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {subscriptions.map((subscription) => (
          <SubscriptionRow key={subscription.id} subscription={subscription} />
        ))}
      </TableBody>
    </Table>
  );
}

function SubscriptionRow({ subscription }: { subscription: ListedSubscription }) {
  const t = useTranslations("adminSubscriptions.table");
  const words = useTranslations("common.status");
  const weekdays = useWeekdaysInWords();
  const { customer, planName, startDate, endDate, dailyRate, state } = subscription;
  return (
    <TableRow>
      <TableRowHead>
        <TextLink href={`/admin/customers/${customer.id}#subscriptions`}>{customer.fullname}</TextLink>
      </TableRowHead>
      <TableCell label={t("plan")}>{planName}</TableCell>
      <TableCell label={t("area")}>{customer.area}</TableCell>
      <TableCell label={t("start")} className="tabular-nums sm:whitespace-nowrap">
        {formatDay(startDate, "medium")}
      </TableCell>
      <TableCell label={t("end")} className="tabular-nums sm:whitespace-nowrap">
        {formatDay(endDate, "medium")}
      </TableCell>
      <TableCell label={t("weekdays")}>{weekdays(subscription.weekdays)}</TableCell>
      <TableCell label={t("rate")} numeric>
        {formatRupees(dailyRate)}
      </TableCell>
      <TableCell label={t("state")}>
        <Badge tone={tones[state]}>{words(state)}</Badge>
      </TableCell>
    </TableRow>
  );
}
