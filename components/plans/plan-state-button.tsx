"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmAction } from "@/components/form/confirm-action";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { setPlanActiveAction } from "@/lib/features/plans/actions";

type PlanStateButtonProps = { plan: { id: number; name: string; isActive: boolean; running: number } };

/** Takes a plan out of the shop, after saying who keeps it, or puts it back in. */
export function PlanStateButton({ plan }: PlanStateButtonProps) {
  return plan.isActive ? <DeactivateButton plan={plan} /> : <ActivateButton plan={plan} />;
}

function DeactivateButton({ plan }: PlanStateButtonProps) {
  const t = useTranslations("adminPlans");
  const [open, setOpen] = useState(false);
  const { run, pending, refusal } = useAction({
    action: setPlanActiveAction,
    onSuccess: () => setOpen(false),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <ConfirmAction
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="outline" size="sm">
          {t("deactivate.button")}
        </Button>
      }
      title={t("deactivate.title", { name: plan.name })}
      description={<p>{t("deactivate.running", { count: plan.running })}</p>}
      confirmLabel={t("deactivate.button")}
      destructive
      pending={pending}
      refusal={refusal}
      onConfirm={() => run({ planId: plan.id, isActive: false })}
    />
  );
}

function ActivateButton({ plan }: PlanStateButtonProps) {
  const t = useTranslations("adminPlans");
  const { run, pending, refusal } = useAction({
    action: setPlanActiveAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <Button
        variant="outline"
        size="sm"
        loading={pending}
        onClick={() => run({ planId: plan.id, isActive: true })}
      >
        {t("activate")}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
