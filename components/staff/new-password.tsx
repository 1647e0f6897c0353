"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { giveFirstPasswordAction } from "@/lib/features/staff/actions";
import type { StaffEntry } from "@/lib/features/staff/queries";
import { ShownOnce } from "./shown-once";

/** Makes a new password for somebody, and shows it only once. */
export function NewPassword({ person }: { person: StaffEntry }) {
  const t = useTranslations("adminStaff");
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<{ password?: string } | null>(null);
  const { run, pending, refusal } = useAction({
    action: giveFirstPasswordAction,
    onSuccess: (value) => {
      setOpen(false);
      // a press whose answer was lost can no longer show the password
      setGiven(value ?? {});
    },
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <ConfirmAction
        open={open}
        onOpenChange={setOpen}
        trigger={<Button variant="outline">{t("password.button")}</Button>}
        title={t("password.title", { name: person.fullname })}
        description={<p>{t("password.description")}</p>}
        confirmLabel={t("password.button")}
        pending={pending}
        refusal={refusal}
        onConfirm={() => run({ userId: person.id })}
      />
      {given ? (
        <div className="order-last w-full">
          {given.password ? (
            <ShownOnce label={t("password.label")} hint={t("password.shown")} secret={given.password} />
          ) : (
            <Alert role="status">
              <p>{t("password.gone")}</p>
            </Alert>
          )}
        </div>
      ) : null}
    </>
  );
}
