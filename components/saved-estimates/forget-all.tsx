"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { forgetEstimatesAction } from "@/lib/features/estimates/actions";

export function ForgetAllEstimates() {
  const t = useTranslations("estimates.list");
  const [open, setOpen] = useState(false);
  const { run, pending, refusal } = useAction({
    action: forgetEstimatesAction,
    onSuccess: () => setOpen(false),
  });
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" className="-ms-4">
          {t("deleteAll")}
        </Button>
      }
      title={t("deleteAllTitle")}
      description={<p>{t("deleteAllText")}</p>}
      confirmLabel={t("deleteAll")}
      destructive
      pending={pending}
      refusal={refusal}
      onConfirm={() => run({ isAll: true })}
    />
  );
}
