"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmField } from "@/components/form/confirm-field";
import { DateField } from "@/components/form/date-field";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { formatRupees } from "@/lib/domain/money";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import { dayIn } from "@/lib/domain/typed/typed-day";
import { extendAction } from "@/lib/features/subscriptions/actions";
import type { LoadedSubscription } from "@/lib/features/subscriptions/queries";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import { quotedBy, QuoteDetails } from "./quote-parts";

type ExtendProps = {
  subscription: LoadedSubscription;
  terms: QuoteTerms;
  today: PlainDate;
  onDone: (sentence: string) => void;
};

/** Asks for a later last day and shows what the added days cost. */
export function Extend(props: ExtendProps) {
  const t = useTranslations("subscriptions.extend");
  const { planName, endDate, dailyRate } = props.subscription;
  return (
    <FormDialog
      button={t("button")}
      title={t("title", { plan: planName })}
      description={t("description", { day: formatDay(endDate, "medium"), amount: formatRupees(dailyRate) })}
    >
      {(close) => (
        <ExtendForm
          {...props}
          onDone={(sentence) => {
            close();
            props.onDone(sentence);
          }}
        />
      )}
    </FormDialog>
  );
}

function ExtendForm({ subscription, terms, today, onDone }: ExtendProps) {
  const t = useTranslations("subscriptions");
  const cutoffs = useCutoffWords();
  const latest = addDays(subscription.startDate, MAX_SUBSCRIPTION_DAYS - 1);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/subscriptions/schema").then(({ extendSchema }) => extendSchema(today)),
    action: extendAction,
    keepAs: `extend:${subscription.id}`,
    defaultValues: { subscriptionId: subscription.id, endDate: "", isSecond: false },
    refusalText: (error) => t(`refusals.${error}`, { plan: subscription.planName, ...cutoffs }),
    refusalField: { "not-later": "endDate", "too-long": "endDate", "same-plan": "isSecond" },
    onSuccess: ({ planName, endDate, days, total }) =>
      onDone(
        t("extend.done", {
          plan: planName,
          day: formatDay(endDate, "spoken"),
          days,
          total: formatRupees(total),
        }),
      ),
  });
  const endDate = dayIn(useWatch({ control: state.control, name: "endDate" }), today);
  const added = addedBy({ subscription, terms, latest, endDate });
  return (
    <ActionForm
      state={state}
      footer={<SubmitButton pending={state.pending}>{t("extend.button")}</SubmitButton>}
    >
      <DateField
        control={state.control}
        name="endDate"
        label={t("extend.field")}
        hint={t("extend.hint", { day: formatDay(latest, "medium") })}
        today={today}
        min={addDays(subscription.endDate, 1)}
        max={latest}
      />
      <div aria-live="polite" className="min-h-6 tabular-nums">
        {added ? (
          <>
            <p className="font-medium">
              {t("extend.quote", { days: added.days, total: formatRupees(added.total) })}
            </p>
            <p className="text-sm text-ink-soft">
              {t("quote.days", { count: added.days })} ×{" "}
              {t("quote.perDay", { amount: formatRupees(subscription.dailyRate) })}
            </p>
            <QuoteDetails quoted={added} terms={terms} />
          </>
        ) : null}
      </div>
      <ConfirmField control={state.control} name="isSecond" label={t("form.second")} />
    </ActionForm>
  );
}

function addedBy(wish: {
  subscription: LoadedSubscription;
  terms: QuoteTerms;
  latest: PlainDate;
  endDate: PlainDate | null;
}) {
  const { subscription, terms, latest, endDate } = wish;
  if (endDate === null || endDate <= subscription.endDate || endDate > latest) return null;
  const { dailyRate, weekdays } = subscription;
  return quotedBy(terms, {
    slotId: subscription.slot.id,
    dailyRate,
    weekdays,
    startDate: addDays(subscription.endDate, 1),
    endDate,
  });
}
