"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  AlertDialog,
  AlertDialogCancel,
  AlertDialogContent,
  AlertDialogDescription,
  AlertDialogTitle,
  AlertDialogTrigger,
} from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import type { Refusal } from "@/components/press/refusal";
import { RefusalAlert } from "@/components/press/refusal-alert";

type ConfirmActionProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The button that opens the question. */
  trigger: ReactNode;
  title: string;
  description: ReactNode;
  /** What will happen, as a button label: "End on Tue 24 Nov". */
  confirmLabel: string;
  destructive?: boolean;
  pending: boolean;
  refusal: Refusal | null;
  onConfirm: () => void;
  /** More to fill in before confirming, for example a reason. */
  children?: ReactNode;
};

/** Asks before an action; when refused it stays open and shows why: close it in the action's `onSuccess`. */
export function ConfirmAction(props: ConfirmActionProps) {
  const t = useTranslations("common.actions");
  return (
    <AlertDialog open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialogTrigger asChild>{props.trigger}</AlertDialogTrigger>
      <AlertDialogContent>
        <AlertDialogTitle>{props.title}</AlertDialogTitle>
        <AlertDialogDescription asChild>
          <div>{props.description}</div>
        </AlertDialogDescription>
        {props.children}
        <RefusalAlert refusal={props.refusal} className="mt-4" />
        <DialogFooter>
          <AlertDialogCancel asChild>
            <Button variant="outline">{t("cancel")}</Button>
          </AlertDialogCancel>
          <Button
            variant={props.destructive ? "destructive" : "default"}
            loading={props.pending}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </DialogFooter>
      </AlertDialogContent>
    </AlertDialog>
  );
}
