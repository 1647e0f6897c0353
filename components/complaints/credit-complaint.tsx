"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { creditComplaintAction } from "@/lib/features/complaints/actions";

/** "Credit ₹80": one press gives back what the tiffin cost. */
export function CreditComplaint({ complaintId, rate }: { complaintId: number; rate: Rupees }) {
  const t = useTranslations("complaints.office");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/complaints/schema").then(({ creditComplaintSchema }) => creditComplaintSchema),
    action: creditComplaintAction,
    keepAs: `credit-complaint:${complaintId}`,
    defaultValues: { complaintId },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: () => {},
  });
  return (
    <ActionForm
      state={state}
      className="gap-2"
      footer={
        <SubmitButton size="sm" pending={state.pending}>
          {t("credit", { amount: formatRupees(rate) })}
        </SubmitButton>
      }
    >
      {null}
    </ActionForm>
  );
}
