"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent } from "@/components/ui/card";
import { formatRupees, type Rupees } from "@/lib/domain/money";
import { formatMonth, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import { generateBillsAction } from "@/lib/features/billing/actions";

type Report = { month: PlainMonth; created: number; existing: number; skipped: number; amount: Rupees };

/** Generates a month's bills and says what was done. */
export function GenerateBills({ month, today }: { month: PlainMonth; today: PlainDate }) {
  const t = useTranslations("adminBills.generate");
  const [report, setReport] = useState<Report | null>(null);
  const refusals = useTranslations("billing.refusals");
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/billing/schema").then(({ generateBillsSchema }) => generateBillsSchema(today)),
    action: generateBillsAction,
    keepAs: "generate-bills",
    defaultValues: { month },
    onTry: () => setReport(null),
    onSuccess: setReport,
    refusalText: (refusal) => refusals(refusal),
    refusalField: { "month-not-closed": "month", "before-first-subscription": "month" },
  });
  return (
    <Card className="mb-6">
      <CardContent>
        <ActionForm
          state={state}
          className="gap-4 sm:flex-row sm:flex-wrap sm:items-start"
          footer={
            <SubmitButton pending={state.pending} className="sm:mt-7.5">
              {t("button")}
            </SubmitButton>
          }
        >
          <TextField
            control={state.control}
            name="month"
            label={t("month")}
            hint={t("hint")}
            numeric
            className="sm:w-72"
          />
        </ActionForm>
        <div role="status">{report ? <BillingReport report={report} /> : null}</div>
      </CardContent>
    </Card>
  );
}

function BillingReport({ report }: { report: Report }) {
  const t = useTranslations("adminBills.generate");
  const { created, existing, skipped, amount } = report;
  return (
    <Alert tone="good" title={t("done", { month: formatMonth(report.month) })} className="mt-4">
      <ul className="tabular-nums">
        <li>{t("created", { count: created, amount: formatRupees(amount) })}</li>
        <li>{t("existing", { count: existing })}</li>
        <li>{t("skipped", { count: skipped })}</li>
      </ul>
    </Alert>
  );
}
