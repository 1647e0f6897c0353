"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { endStaffSessionsAction } from "@/lib/features/staff/actions";
import type { StaffEntry } from "@/lib/features/staff/queries";

export function EndSessions({ person }: { person: StaffEntry }) {
  const t = useTranslations("adminStaff");
  const [open, setOpen] = useState(false);
  const [revoked, setRevoked] = useState<number | null>(null);
  const { run, pending, refusal } = useAction({
    action: endStaffSessionsAction,
    onSuccess: (value) => {
      setOpen(false);
      setRevoked(value.revoked);
    },
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <ConfirmAction
        open={open}
        onOpenChange={setOpen}
        trigger={<Button variant="outline">{t("end.button")}</Button>}
        title={t("end.title", { name: person.fullname })}
        description={<p>{t("end.description")}</p>}
        confirmLabel={t("end.button")}
        destructive
        pending={pending}
        refusal={refusal}
        onConfirm={() => run({ userId: person.id })}
      />
      <p role="status" className="order-last w-full text-sm text-ink-soft empty:hidden">
        {revoked === null ? null : t("end.done", { count: revoked })}
      </p>
    </>
  );
}
