"use client";

import { useTranslations } from "next-intl";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { formatRupees, type Rupees } from "@/lib/domain/money";

type RateQuestionProps = { rate: Rupees | null; onClose: () => void; onConfirm: () => void };

/** A tiffin seldom costs this much: asked before saving, since a digit too many is charged every day. */
export function RateQuestion({ rate, onClose, onConfirm }: RateQuestionProps) {
  const t = useTranslations("adminPlans.form.unusual");
  if (rate === null) return null;
  const amount = formatRupees(rate);
  return (
    <AlertDialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <AlertDialogContent>
        <AlertDialogTitle>{t("title", { amount })}</AlertDialogTitle>
        <AlertDialogDescription>{t("description")}</AlertDialogDescription>
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline">{t("back")}</Button>
          </AlertDialogCancel>
          <Button onClick={onConfirm}>{t("confirm", { amount })}</Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
