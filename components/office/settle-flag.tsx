"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { settleFlagAction } from "@/lib/features/payments/actions";
import { settleFlagSchema } from "@/lib/features/payments/schema";

/** Asks what was done about the money; the flag leaves the list with the page that follows. */
export function SettleFlag({ flagId, describedBy }: { flagId: number; describedBy: string }) {
  const t = useTranslations("adminPayments");
  const common = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" aria-describedby={describedBy}>
          {t("flags.settle")}
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("flags.dialogTitle")}</DialogTitle>
          <DialogDescription>{t("flags.dialogDescription")}</DialogDescription>
        </DialogHeader>
        <SettleForm flagId={flagId} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function SettleForm({ flagId, onDone }: { flagId: number; onDone: () => void }) {
  const t = useTranslations("adminPayments");
  const state = useActionForm({
    schema: settleFlagSchema,
    action: settleFlagAction,
    defaultValues: { flagId, way: "note" as const, note: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={<SubmitButton pending={state.pending}>{t("flags.settle")}</SubmitButton>}
    >
      <TextAreaField
        control={state.control}
        name="note"
        label={t("flags.note")}
        hint={t("flags.noteHint")}
        rows={3}
      />
    </ActionForm>
  );
}
