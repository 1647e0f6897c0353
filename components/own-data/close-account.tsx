"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { closeAccountAction } from "@/lib/features/own-data/actions";

/** Asks before the account is closed, and says why when it can't be closed yet. */
export function CloseAccount({ days }: { days: number }) {
  const t = useTranslations("accounts");
  const [open, setOpen] = useState(false);
  const { run, pending, refusal } = useAction({
    action: closeAccountAction,
    refusalText: (reason) => t(`refusals.${reason}`),
    onSuccess: () => setOpen(false),
  });
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="outline">{t("ownData.close")}</Button>}
      title={t("ownData.confirmTitle")}
      description={t("ownData.closeText", { days })}
      confirmLabel={t("ownData.confirm")}
      destructive
      pending={pending}
      refusal={refusal}
      onConfirm={() => run({})}
    />
  );
}
