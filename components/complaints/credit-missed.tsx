"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { creditMissedAction } from "@/lib/features/complaints/actions";

type CreditMissedProps = { subscriptionId: number; day: PlainDate; rate: Rupees };

/** "Credit ₹80": the same press for a tiffin that a driver marked as not delivered. */
export function CreditMissed({ subscriptionId, day, rate }: CreditMissedProps) {
  const t = useTranslations("complaints.office");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/complaints/schema").then(({ creditMissedSchema }) => creditMissedSchema),
    action: creditMissedAction,
    keepAs: `credit-missed:${subscriptionId}:${day}`,
    defaultValues: { subscriptionId, day },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: () => {},
  });
  return (
    <ActionForm
      state={state}
      className="gap-2"
      footer={
        <SubmitButton size="sm" variant="outline" pending={state.pending}>
          {t("credit", { amount: formatRupees(rate) })}
        </SubmitButton>
      }
    >
      {null}
    </ActionForm>
  );
}
