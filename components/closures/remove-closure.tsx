"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { TouchedBills } from "@/components/corrections/touched-bills";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { formatDay } from "@/lib/domain/plain-date";
import { previewOpeningAction, removeClosureAction } from "@/lib/features/closures/actions";
import type { ClosedDay } from "@/lib/features/closures/queries";
import type { CorrectionPreview } from "@/lib/features/corrections/schema";
import { LateReason } from "./late-reason";

/** Reopens the kitchen on a closed day. */
export function RemoveClosure({ closure }: { closure: ClosedDay }) {
  const t = useTranslations("adminClosures");
  const [open, setOpen] = useState(false);
  const [bills, setBills] = useState<CorrectionPreview | null>(null);
  const router = useRouter();
  const [lateReason, setLateReason] = useState("");
  const [wasAsked, setAsked] = useState(false);
  const look = useAction({
    action: previewOpeningAction,
    onSuccess: setBills,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const { run, pending, refusal } = useAction({
    action: removeClosureAction,
    onSuccess: (opened) => {
      setOpen(false);
      if (opened.correctionId !== null) router.push(`/admin/corrections/${opened.correctionId}`);
    },
    onRefused: (error) => {
      if (error === "bills-changed") look.run({ closureId: closure.id });
    },
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const isMissing = !closure.canChange && lateReason.trim() === "";

  function ask(isOpen: boolean): void {
    setOpen(isOpen);
    if (isOpen) look.run({ closureId: closure.id });
  }

  function confirm(): void {
    setAsked(true);
    // nothing is reopened until its effect on the bills has been shown
    if (!isMissing && bills) run({ closureId: closure.id, lateReason, seenBills: bills.seen });
  }

  const day = formatDay(closure.day, "medium");
  return (
    <ConfirmAction
      open={open}
      onOpenChange={ask}
      trigger={
        <Button variant="outline" size="sm">
          {t("remove.button")}
          <span className="sr-only">
            {day} {closure.mealName}
          </span>
        </Button>
      }
      title={
        closure.mealName === null
          ? t("remove.title", { day })
          : t("remove.titleMeal", { day, meal: closure.mealName })
      }
      description={<p>{t(closure.canChange ? "remove.description" : "remove.late")}</p>}
      confirmLabel={t("remove.confirm")}
      pending={pending || look.pending}
      refusal={refusal ?? look.refusal}
      onConfirm={confirm}
    >
      {bills ? <TouchedBills preview={bills} /> : null}
      {closure.canChange ? null : (
        <LateReason value={lateReason} onChange={setLateReason} isMissing={wasAsked && isMissing} />
      )}
    </ConfirmAction>
  );
}
