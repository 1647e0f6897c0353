"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/lib/domain/plain-date";
import { removeClosureAction } from "@/lib/features/closures/actions";
import type { ClosedDay } from "@/lib/features/closures/queries";
import { LateReason } from "./late-reason";

/** Opens the kitchen on a day that was closed. */
export function RemoveClosure({ closure }: { closure: ClosedDay }) {
  const t = useTranslations("adminClosures");
  const [open, setOpen] = useState(false);
  const [lateReason, setLateReason] = useState("");
  const [wasAsked, setAsked] = useState(false);
  const { run, pending, refusal } = useAction({
    action: removeClosureAction,
    onSuccess: () => setOpen(false),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const isMissing = !closure.canChange && lateReason.trim() === "";

  function confirm(): void {
    setAsked(true);
    if (!isMissing) run({ closureId: closure.id, lateReason });
  }

  const day = formatDay(closure.day, "medium");
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="sm">
          {t("remove.button")}
          <span className="sr-only">{day}</span>
        </Button>
      }
      title={t("remove.title", { day })}
      description={<p>{t(closure.canChange ? "remove.description" : "remove.late")}</p>}
      confirmLabel={t("remove.confirm")}
      pending={pending}
      refusal={refusal}
      onConfirm={confirm}
    >
      {closure.canChange ? null : (
        <LateReason value={lateReason} onChange={setLateReason} isMissing={wasAsked && isMissing} />
      )}
    </ConfirmAction>
  );
}
