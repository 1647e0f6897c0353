"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { formatRupees, rupees, type Rupees } from "@/lib/domain/money";
import { leaveBillAction } from "@/lib/features/corrections/actions";

export type LeftSums = { before: Rupees; after: Rupees };

/** Leaves a bill as it is, with a reason, where an obstacle prevents its correction. */
export function LeaveBill({ billId, name, sums }: { billId: number; name: string; sums: LeftSums }) {
  const t = useTranslations("adminCorrections.leave");
  return (
    <FormDialog
      button={
        <>
          {t("button")}
          <span className="sr-only">{name}</span>
        </>
      }
      size="sm"
      title={t("title", { name })}
      description={t("description", leftInWords(sums))}
    >
      {(close) => <ReasonForm billId={billId} onDone={close} />}
    </FormDialog>
  );
}

function leftInWords({ before, after }: LeftSums) {
  return {
    before: formatRupees(before),
    after: formatRupees(after),
    amount: formatRupees(rupees(Math.abs(after - before))),
    kind: after < before ? "less" : "more",
  };
}

function ReasonForm({ billId, onDone }: { billId: number; onDone: () => void }) {
  const t = useTranslations("adminCorrections.leave");
  const state = useActionForm({
    schema: () => import("@/lib/features/corrections/schema").then(({ leaveBillSchema }) => leaveBillSchema),
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
