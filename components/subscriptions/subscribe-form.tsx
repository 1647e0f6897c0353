"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmField } from "@/components/form/confirm-field";
import { DateField } from "@/components/form/date-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { useOffered } from "@/components/press/use-offered";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { WeekdaysField } from "@/components/form/weekdays-field";
import type { Rupees } from "@/lib/domain/money";
import { addDays, ALL_WEEKDAYS, type PlainDate } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import { dayIn } from "@/lib/domain/typed/typed-day";
import { subscribeAction } from "@/lib/features/subscriptions/actions";
import type { subscribeForm } from "@/lib/features/subscriptions/forms";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import { subscribeSchema } from "@/lib/features/subscriptions/schema";
import { QuoteSummary } from "./quote-summary";

const FIRST_RUN_DAYS = 30;

type SubscribeFormProps = {
  plan: { id: number; name: string; dailyRate: Rupees; slot: { id: number } };
  terms: QuoteTerms;
  today: PlainDate;
  /** Today until the cutoff, then tomorrow. */
  firstDay: PlainDate;
  plain?: typeof subscribeForm;
};

function withSeenRate(input: unknown, seenRate: Rupees): unknown {
  return typeof input === "object" ? { ...input, seenRate } : input;
}

/** The first and last day, the weekdays, and what that costs. */
export function SubscribeForm({ plan, terms, today, firstDay, plain }: SubscribeFormProps) {
  const t = useTranslations("subscriptions");
  const router = useRouter();
  const cutoffs = useCutoffWords();
  const atSeenRate: typeof subscribeAction = (input, ...sent) =>
    subscribeAction(withSeenRate(input, plan.dailyRate), ...sent);
  const state = useActionForm({
    schema: subscribeSchema(today),
    action: atSeenRate,
    plain,
    keepAs: `subscribe:${plan.id}`,
    defaultValues: {
      planId: plan.id,
      startDate: firstDay,
      endDate: addDays(firstDay, FIRST_RUN_DAYS - 1),
      weekdays: [...ALL_WEEKDAYS],
      isSecond: false,
    },
    refusalText: (error) => t(`refusals.${error}`, { plan: plan.name, ...cutoffs }),
    refusalField: {
      "start-past": "startDate",
      "start-after-cutoff": "startDate",
      "slot-not-begun": "startDate",
      "start-too-far": "startDate",
      "end-before-start": "endDate",
      "too-long": "endDate",
      "no-delivery-day": "weekdays",
      "no-tiffin": "endDate",
      "same-plan": "isSecond",
    },
    onSuccess: ({ subscriptionId }) => router.push(`/subscriptions?taken=${subscriptionId}`),
  });
  useOffered(state.form, "startDate", firstDay);
  const [startDate, endDate, weekdays] = useWatch({
    control: state.control,
    name: ["startDate", "endDate", "weekdays"],
  });
  const from = dayIn(startDate, today) ?? firstDay;
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} isPlain size="lg" className="w-full sm:w-auto">
          {t("form.submit")}
        </SubmitButton>
      }
    >
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="seenRate" value={plan.dailyRate} />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField
          control={state.control}
          name="startDate"
          label={t("form.start")}
          today={today}
          min={firstDay}
        />
        <DateField
          control={state.control}
          name="endDate"
          label={t("form.end")}
          today={today}
          min={from}
          max={addDays(from, MAX_SUBSCRIPTION_DAYS - 1)}
        />
      </div>
      <WeekdaysField control={state.control} name="weekdays" label={t("form.weekdays")} />
      <QuoteSummary
        slotId={plan.slot.id}
        dailyRate={plan.dailyRate}
        terms={terms}
        startDate={dayIn(startDate, today)}
        endDate={dayIn(endDate, today)}
        weekdays={weekdays}
      />
      <ConfirmField control={state.control} name="isSecond" label={t("form.second")} />
    </ActionForm>
  );
}
