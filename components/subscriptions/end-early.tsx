"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { endEarlyAction } from "@/lib/features/subscriptions/actions";
import type { RunningSubscription } from "@/lib/features/subscriptions/overview";

type EndEarlyProps = {
  subscription: RunningSubscription;
  preview: NonNullable<RunningSubscription["earlyEnd"]>;
  today: PlainDate;
  onDone: (sentence: string) => void;
};

/** Says which tiffin is the last one before it ends anything. */
export function EndEarly({ subscription, preview, today, onDone }: EndEarlyProps) {
  const t = useTranslations("subscriptions");
  const [open, setOpen] = useState(false);
  const { id, planName } = subscription;
  const { run, pending, refusal } = useAction({
    action: endEarlyAction,
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: ({ endDate }) => {
      setOpen(false);
      if (endDate === null) onDone(t("end.doneRemoved", { plan: planName }));
      else onDone(t("end.done", { plan: planName, day: formatDay(endDate, "spoken") }));
    },
  });
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="outline">{t("end.button")}</Button>}
      title={t("end.title", { plan: planName })}
      description={<Consequence preview={preview} today={today} />}
      confirmLabel={
        preview.kind === "remove"
          ? t("end.confirmRemove")
          : t("end.confirm", { day: formatDay(preview.lastDelivery, "short") })
      }
      destructive
      pending={pending}
      refusal={refusal}
      onConfirm={() => run({ subscriptionId: id })}
    />
  );
}

function Consequence({ preview, today }: Pick<EndEarlyProps, "preview" | "today">) {
  const t = useTranslations("subscriptions.end");
  if (preview.kind === "remove") return <p>{t("removed")}</p>;
  const day = formatDay(preview.lastDelivery, "spoken");
  return (
    <>
      <p>{t(preview.lastDelivery < today ? "was" : "is", { day })}</p>
      <p className="mt-2">{t("pauses")}</p>
    </>
  );
}
