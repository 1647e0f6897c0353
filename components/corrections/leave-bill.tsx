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
import { leaveBillAction } from "@/lib/features/corrections/actions";
import { leaveBillSchema } from "@/lib/features/corrections/schema";

/** Leaves a bill as it is, with a reason, where an obstacle keeps it from being corrected. */
export function LeaveBill({ billId, name }: { billId: number; name: string }) {
  const t = useTranslations("adminCorrections.leave");
  const common = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="outline" size="sm">
          {t("button")}
          <span className="sr-only">{name}</span>
        </Button>
      </DialogTrigger>
      <DialogContent closeLabel={common("close")}>
        <DialogHeader>
          <DialogTitle>{t("title", { name })}</DialogTitle>
          <DialogDescription>{t("description")}</DialogDescription>
        </DialogHeader>
        <ReasonForm billId={billId} onDone={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ReasonForm({ billId, onDone }: { billId: number; onDone: () => void }) {
  const t = useTranslations("adminCorrections.leave");
  const state = useActionForm({
    schema: leaveBillSchema,
    action: leaveBillAction,
    keepAs: `leave-bill:${billId}`,
    defaultValues: { billId, reason: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("button")}</SubmitButton>}>
      <TextAreaField control={state.control} name="reason" label={t("reason")} rows={3} />
    </ActionForm>
  );
}
