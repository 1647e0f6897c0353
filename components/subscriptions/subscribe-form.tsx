"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmField } from "@/components/form/confirm-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { useOffered } from "@/components/press/use-offered";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import type { ChosenDays } from "@/lib/domain/estimates/start-this";
import type { Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";
import { subscribeAction } from "@/lib/features/subscriptions/actions";
import type { subscribeForm } from "@/lib/features/subscriptions/forms";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import { QuoteSummary } from "./quote-summary";
import { firstRun, keptRun, RUN_NAMES, RUN_REFUSALS, RunFields, withSeenRate } from "./run-fields";

type SubscribeFormProps = {
  plan: { id: number; name: string; dailyRate: Rupees; slot: { id: number } };
  terms: QuoteTerms;
  today: PlainDate;
  /** Today until the cutoff, then tomorrow. */
  firstDay: PlainDate;
  /** On the way here. */
  chosen?: ChosenDays | null;
  plain?: typeof subscribeForm;
};

/** The first and last day, the weekdays, and what that costs. */
export function SubscribeForm({ plan, terms, today, firstDay, chosen = null, plain }: SubscribeFormProps) {
  const t = useTranslations("subscriptions");
  const router = useRouter();
  const cutoffs = useCutoffWords();
  const atSeenRate: typeof subscribeAction = (input, ...sent) =>
    subscribeAction(withSeenRate(input, plan.dailyRate), ...sent);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/subscriptions/schema").then(({ subscribeSchema }) => subscribeSchema(today)),
    action: atSeenRate,
    plain,
    keepAs: keptRun(`subscribe:${plan.id}`, chosen),
    defaultValues: {
      planId: plan.id,
      ...firstRun(firstDay, chosen),
      isSecond: false,
    },
    refusalText: (error) => t(`refusals.${error}`, { plan: plan.name, ...cutoffs }),
    refusalField: {
      ...RUN_REFUSALS,
      "same-plan": "isSecond",
    },
    onSuccess: ({ subscriptionId }) => router.push(`/subscriptions?taken=${subscriptionId}`),
  });
  useOffered(state.form, "startDate", firstDay);
  const [startDate, endDate, weekdays] = useWatch({
    control: state.control,
    name: ["startDate", "endDate", "weekdays"],
  });
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
      <RunFields control={state.control} names={RUN_NAMES} today={today} firstDay={firstDay} />
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
