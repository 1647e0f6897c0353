"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { ConfirmAction } from "@/components/form/confirm-action";
import { DateField } from "@/components/form/date-field";
import { useActionForm } from "@/components/press/use-action-form";
import { useOffered } from "@/components/press/use-offered";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import { addDays, formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { dayIn } from "@/lib/domain/typed/typed-day";
import { endEarlyAction } from "@/lib/features/subscriptions/actions";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";
import { LastBill } from "./last-bill";

type Preview = NonNullable<RunningSubscription["earlyEnd"]>;
type Shortened = Extract<Preview, { kind: "shorten" }>;
type EndEarlyProps = {
  subscription: RunningSubscription;
  preview: Preview;
  today: PlainDate;
  onDone: (sentence: string) => void;
};

/** Asks for the last day, by default the earliest possible, and says what that does before anything ends. */
export function EndEarly({ subscription, preview, today, onDone }: EndEarlyProps) {
  const t = useTranslations("subscriptions");
  const { state, open, setOpen, chosen } = useEndEarly({ subscription, preview, today, onDone });
  const last = preview.kind === "remove" || !chosen ? null : lastTiffin(preview, chosen);
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="outline">{t("end.button")}</Button>}
      title={t("end.title", { plan: subscription.planName })}
      description={<Consequence preview={preview} last={last} today={today} />}
      confirmLabel={confirmLabel()}
      destructive
      pending={state.pending}
      refusal={state.refusal}
      onConfirm={state.submit}
    >
      {preview.kind === "shorten" ? (
        <div className="mt-4 space-y-3">
          <DateField
            control={state.control}
            name="lastDate"
            label={t("end.lastDay")}
            hint={t("end.lastDayHint", { earliest: formatDay(preview.earliest, "medium") })}
            today={today}
            min={preview.earliest}
            max={addDays(subscription.endDate, -1)}
          />
          {last ? <LastBill rate={subscription.dailyRate} {...preview} last={last} /> : null}
        </div>
      ) : null}
      <p className="mt-4 text-sm">
        {t("end.instead")} <TextLink href="/calendar">{t("end.pauseInstead")}</TextLink>
      </p>
    </ConfirmAction>
  );

  function confirmLabel(): string {
    if (preview.kind === "remove") return t("end.confirmRemove");
    return last ? t("end.confirm", { day: formatDay(last, "short") }) : t("end.button");
  }
}

/** The last tiffin up to a day; the day itself when there was none. */
function lastTiffin({ deliveries }: Shortened, day: PlainDate): PlainDate {
  return deliveries.filter((delivery) => delivery <= day).at(-1) ?? day;
}

function useEndEarly({ subscription, preview, today, onDone }: EndEarlyProps) {
  const t = useTranslations("subscriptions");
  const { id, planName } = subscription;
  const [open, setOpen] = useState(false);
  const earliest = preview.kind === "shorten" ? preview.earliest : undefined;
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/subscriptions/schema").then(({ endEarlySchema }) => endEarlySchema(today)),
    action: endEarlyAction,
    keepAs: `end-early:${id}`,
    defaultValues: { subscriptionId: id, lastDate: earliest },
    refusalText: (error) => t(`refusals.${error}`),
    refusalField: { "last-day-counted": "lastDate", "not-earlier": "lastDate" },
    onSuccess: ({ endDate }) => {
      setOpen(false);
      if (endDate === null) onDone(t("end.doneRemoved", { plan: planName }));
      else onDone(t("end.done", { plan: planName, day: formatDay(endDate, "spoken") }));
    },
  });
  useOffered(state.form, "lastDate", earliest);
  const typed = useWatch({ control: state.control, name: "lastDate" });
  return { state, open, setOpen, chosen: dayIn(typed, today) };
}

type ConsequenceProps = { preview: Preview; last: PlainDate | null; today: PlainDate };

function Consequence({ preview, last, today }: ConsequenceProps) {
  const t = useTranslations("subscriptions.end");
  if (preview.kind === "remove") return <p>{t("removed")}</p>;
  if (!last) return <p>{t("pauses")}</p>;
  return (
    <>
      <p>{t(last < today ? "was" : counted(preview, last), { day: formatDay(last, "spoken") })}</p>
      <p className="mt-2">{t("pauses")}</p>
    </>
  );
}

const counted = ({ earliest }: Shortened, last: PlainDate) => (last <= earliest ? "is" : "will");
