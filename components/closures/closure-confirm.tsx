"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TouchedBills } from "@/components/corrections/touched-bills";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { addClosuresAction } from "@/lib/features/closures/actions";
import type { ClosurePreview } from "@/lib/features/closures/schema";
import { KnowsCooked } from "./knows-cooked";
import { LateReason } from "./late-reason";

type ClosureConfirmProps = {
  preview: ClosurePreview;
  values: { from: string; to?: string; slotId?: string; reason: string };
  /** Null for whole days. */
  mealName: string | null;
  onClose: () => void;
  /** Called when what was shown is no longer true. */
  onChanged: () => void;
  onAdded: (value: { added: number; deliveries: number; correctionId: number | null }) => void;
};

/** Shows what closing these days will stop, before it happens. */
export function ClosureConfirm({
  preview,
  values,
  mealName,
  onClose,
  onChanged,
  onAdded,
}: ClosureConfirmProps) {
  const t = useTranslations("adminClosures");
  const common = useTranslations("common.actions");
  const [lateReason, setLateReason] = useState("");
  const [wasAsked, setAsked] = useState(false);
  const { run, pending, refusal } = useAction({
    action: addClosuresAction,
    onSuccess: onAdded,
    onRefused: (error) => {
      if (error === "bills-changed") onChanged();
    },
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const days = preview.days - preview.alreadyClosed;
  const [isKnown, setKnown] = useState(false);
  const mustKnow = preview.cooked > 0 && !isKnown;
  const isMissing = preview.isLate && lateReason.trim() === "";

  function confirm(): void {
    setAsked(true);
    if (!isMissing && !mustKnow)
      run({ ...values, lateReason, seenCooked: preview.cooked, seenBills: preview.bills.seen });
  }

  return (
    <AlertDialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <AlertDialogContent>
        <AlertDialogTitle>
          {mealName === null
            ? t("confirm.title", { days })
            : t("confirm.titleMeal", { days, meal: mealName })}
        </AlertDialogTitle>
        <AlertDialogDescription asChild>
          <div className="space-y-2">
            <p>{t("confirm.deliveries", { count: preview.deliveries })}</p>
            {preview.alreadyClosed > 0 ? (
              <p>{t("confirm.already", { count: preview.alreadyClosed })}</p>
            ) : null}
            {preview.isLate ? <p>{t("confirm.late")}</p> : null}
          </div>
        </AlertDialogDescription>
        <TouchedBills preview={preview.bills} />
        {preview.isLate ? (
          <LateReason value={lateReason} onChange={setLateReason} isMissing={wasAsked && isMissing} />
        ) : null}
        {preview.cooked > 0 ? (
          <KnowsCooked
            count={preview.cooked}
            isKnown={isKnown}
            onChange={setKnown}
            isMissing={wasAsked && mustKnow}
          />
        ) : null}
        <RefusalAlert refusal={refusal} className="mt-4" />
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline">{common("cancel")}</Button>
          </AlertDialogCancel>
          <Button variant="destructive" loading={pending} onClick={confirm}>
            {t("confirm.button", { days })}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
