"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { formatRupees } from "@/lib/domain/money";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { subscribeAction } from "@/lib/features/subscriptions/actions";
import type { Ending } from "@/lib/features/subscriptions/endings";
import type { subscribeForm } from "@/lib/features/subscriptions/forms";

type EndingsProps = { endings: readonly Ending[]; today: PlainDate; plain?: typeof subscribeForm };

/** Subscriptions that end soon or ended lately, each with a month more by one press; and what that press did. */
export function Endings({ endings, today, plain }: EndingsProps) {
  const [done, setDone] = useState<string | null>(null);
  return (
    <>
      <div role="status" className="empty:hidden">
        {done ? (
          <Alert tone="good">
            <p className="tabular-nums">{done}</p>
          </Alert>
        ) : null}
      </div>
      {endings.map((ending) => (
        <EndingCard
          key={ending.subscriptionId}
          ending={ending}
          today={today}
          plain={plain}
          onDone={setDone}
        />
      ))}
    </>
  );
}

type EndingCardProps = {
  ending: Ending;
  today: PlainDate;
  plain: typeof subscribeForm | undefined;
  onDone: (sentence: string) => void;
};

function EndingCard({ ending, today, plain, onDone }: EndingCardProps) {
  const t = useTranslations("subscriptions.ending");
  const { subscriptionId, planName: plan, endDate, when, next } = ending;
  const id = `ending-${subscriptionId}`;
  return (
    <Card aria-labelledby={id} className="p-5 sm:p-6">
      <h2 id={id} className="text-lg font-semibold tabular-nums">
        {t(when === "soon" ? "soon" : "over", { plan, day: formatDay(endDate, "spoken") })}
      </h2>
      {next ? (
        <KeepGoing
          plan={plan}
          planId={ending.planId}
          next={next}
          today={today}
          plain={plain}
          onDone={onDone}
        />
      ) : (
        <>
          <p className="mt-1 text-ink-soft">{t("notOffered")}</p>
          <LinkButton href="/plans" variant="outline" className="mt-4">
            {t("plans")}
          </LinkButton>
        </>
      )}
    </Card>
  );
}

type KeepGoingProps = Omit<EndingCardProps, "ending"> & {
  plan: string;
  planId: number;
  next: NonNullable<Ending["next"]>;
};

function KeepGoing({ plan, planId, next, today, plain, onDone }: KeepGoingProps) {
  const t = useTranslations("subscriptions.ending");
  const words = { plan, first: formatDay(next.startDate, "short"), last: formatDay(next.endDate, "medium") };
  const state = useKeepGoing({ plan, planId, next, today, plain, onDone });
  return (
    <ActionForm
      state={state}
      className="mt-1 gap-4"
      footer={
        <SubmitButton pending={state.pending} isPlain>
          {t("keep")}
        </SubmitButton>
      }
    >
      <p className="text-ink-soft tabular-nums">
        {t("price", {
          ...words,
          days: next.days,
          rate: formatRupees(next.dailyRate),
          total: formatRupees(next.total),
        })}
      </p>
      <input type="hidden" name="planId" value={planId} />
      <input type="hidden" name="seenRate" value={next.dailyRate} />
      <input type="hidden" name="startDate" value={next.startDate} />
      <input type="hidden" name="endDate" value={next.endDate} />
      {next.weekdays.map((weekday) => (
        <input key={weekday} type="hidden" name="weekdays" value={weekday} />
      ))}
    </ActionForm>
  );
}

function useKeepGoing({ plan, planId, next, today, plain, onDone }: KeepGoingProps) {
  const t = useTranslations("subscriptions.ending");
  const refusals = useTranslations("subscriptions.refusals");
  const cutoffs = useCutoffWords();
  return useActionForm({
    schema: () =>
      import("@/lib/features/subscriptions/schema").then(({ subscribeSchema }) => subscribeSchema(today)),
    action: subscribeAction,
    plain,
    keepAs: `keep-going:${planId}`,
    defaultValues: {
      planId,
      ...{ startDate: next.startDate, endDate: next.endDate, weekdays: [...next.weekdays] },
      ...{ seenRate: next.dailyRate, isSecond: false },
    },
    refusalText: (error) => refusals(error, { plan, ...cutoffs }),
    onSuccess: ({ days, total }) =>
      onDone(
        t("done", {
          ...{ plan, first: formatDay(next.startDate, "spoken"), last: formatDay(next.endDate, "medium") },
          ...{ days, total: formatRupees(total) },
        }),
      ),
  });
}
