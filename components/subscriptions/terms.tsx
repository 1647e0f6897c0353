import { useTranslations } from "next-intl";
import { useNamesMeals } from "@/components/slots/known-cutoffs";
import { DescriptionItem, DescriptionList } from "@/components/ui/description-list";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { windowOn } from "@/lib/domain/slot";
import type { LoadedSubscription } from "@/lib/features/subscriptions/queries";
import { useRunInWords, useWeekdaysInWords } from "./run-words";

type TermsProps = { subscription: LoadedSubscription; nextDelivery?: PlainDate | null };

/** The terms on which a subscription was taken; `nextDelivery` is left out for one that is over. */
export function Terms({ subscription, nextDelivery }: TermsProps) {
  const t = useTranslations("subscriptions");
  const units = useTranslations("common.units");
  const weekdays = useWeekdaysInWords();
  const runs = useRunInWords();
  const { startDate, endDate, dailyRate, slot } = subscription;
  const namesMeals = useNamesMeals();
  return (
    <DescriptionList>
      {nextDelivery === undefined ? null : (
        <DescriptionItem term={t("terms.next")} numeric>
          {nextDelivery === null ? t("noNext") : formatDay(nextDelivery, "short")}
        </DescriptionItem>
      )}
      {namesMeals ? <DescriptionItem term={t("terms.meal")}>{slot.name}</DescriptionItem> : null}
      {nextDelivery === undefined ? null : (
        <DescriptionItem term={t("terms.window")} numeric>
          {t("window", windowOn(slot, nextDelivery ?? startDate))}
        </DescriptionItem>
      )}
      <DescriptionItem term={t("terms.weekdays")}>{weekdays(subscription.weekdays)}</DescriptionItem>
      <DescriptionItem term={t("terms.dates")} numeric>
        {runs(startDate, endDate)}
      </DescriptionItem>
      <DescriptionItem term={t("terms.rate")} numeric>
        {units("perDay", { amount: formatRupees(dailyRate) })}
      </DescriptionItem>
    </DescriptionList>
  );
}
