"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Alert } from "@/components/ui/alert";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { recalculateBillAction } from "@/lib/features/billing/actions";

type Recalculated = { before: Rupees; after: Rupees };
type RecalculateProps = { billId: number; month: PlainMonth; name: string; isPaid: boolean };

/** Recalculates an unpaid bill, with a reason; the result stays on the page, even when nothing is left to pay. */
export function RecalculateBill({ billId, month, name, isPaid }: RecalculateProps) {
  const t = useTranslations("adminBills.recalculate");
  const [result, setResult] = useState<Recalculated | null>(null);
  return (
    <>
      {isPaid ? null : (
        <FormDialog
          button={t("button")}
          title={t("title", { month: formatMonth(month) })}
          description={t("description", { name })}
        >
          {(close) => (
            <ReasonForm
              billId={billId}
              onDone={(done) => {
                close();
                setResult(done);
              }}
            />
          )}
        </FormDialog>
      )}
      <div role="status" className="w-full">
        {result ? <Outcome {...result} /> : null}
      </div>
    </>
  );
}

function Outcome({ before, after }: Recalculated) {
  const t = useTranslations("adminBills.recalculate");
  const words = { before: formatRupees(before), after: formatRupees(after) };
  return (
    <Alert tone="good">
      <p className="tabular-nums">{t(before === after ? "same" : "changed", words)}</p>
    </Alert>
  );
}

function ReasonForm({ billId, onDone }: { billId: number; onDone: (done: Recalculated) => void }) {
  const t = useTranslations("adminBills.recalculate");
  const refusals = useTranslations("billing.refusals");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/billing/schema").then(({ recalculateBillSchema }) => recalculateBillSchema),
    action: recalculateBillAction,
    keepAs: `recalculate:${billId}`,
    defaultValues: { billId, reason: "" },
    refusalText: (error) => refusals(error),
    onSuccess: onDone,
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("button")}</SubmitButton>}>
      <TextAreaField
        control={state.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={3}
      />
    </ActionForm>
  );
}
