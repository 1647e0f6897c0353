"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { settleCaseAction } from "@/lib/features/odd-cases/actions";
import type { OpenCase } from "@/lib/features/odd-cases/cases";
import type { CaseWay } from "@/lib/features/odd-cases/schema";
import { useMoneyInWords } from "@/components/payments/money-words";

type CaseToSettle = Pick<OpenCase, "id" | "ways" | "waiting" | "customer">;

/** The ways to settle an odd case, each behind a window that says what will happen; a settled case leaves the list. */
export function SettleCase({ oddCase, describedBy }: { oddCase: CaseToSettle; describedBy: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {oddCase.ways.map((way) => (
        <Way key={way} way={way} oddCase={oddCase} describedBy={describedBy} />
      ))}
    </div>
  );
}

type WayProps = { way: CaseWay; oddCase: CaseToSettle; describedBy: string };

function Way({ way, oddCase, describedBy }: WayProps) {
  const t = useTranslations(`adminPayments.cases.ways.${way}`);
  const words = useWayWords(oddCase);
  return (
    <FormDialog
      button={t("button")}
      describedBy={describedBy}
      title={t("title", words)}
      description={useDescription(way, oddCase)}
    >
      {(close) => <SettleForm oddCase={oddCase} way={way} onDone={close} />}
    </FormDialog>
  );
}

function useDescription(way: CaseWay, oddCase: CaseToSettle): string {
  const t = useTranslations("adminPayments.cases.ways");
  const words = useWayWords(oddCase);
  return isForNobody(way, oddCase) ? t("credit.descriptionOfNobody") : t(`${way}.description`, words);
}

/** Whether money that belongs to nobody known will become credit: then its owner must be named. */
function isForNobody(way: CaseWay, { customer }: CaseToSettle): boolean {
  return way === "credit" && customer === null;
}

function useWayWords({ waiting, customer }: CaseToSettle) {
  const t = useTranslations("adminPayments.cases");
  const money = useMoneyInWords();
  return {
    amount: waiting ? money(waiting) : t("someAmount"),
    name: customer?.fullname ?? t("somebody"),
    known: customer ? "yes" : "no",
  };
}

function SettleForm({ oddCase, way, onDone }: Omit<WayProps, "describedBy"> & { onDone: () => void }) {
  const t = useTranslations("adminPayments");
  const words = useWayWords(oddCase);
  const mustName = isForNobody(way, oddCase);
  const state = useActionForm({
    schema: () => import("@/lib/features/odd-cases/schema").then(({ settleCaseSchema }) => settleCaseSchema),
    action: settleCaseAction,
    keepAs: `settle-case:${oddCase.id}:${way}`,
    defaultValues: { caseId: oddCase.id, way, note: "", email: "" },
    refusalText: (error) => t(`refusals.${error}`),
    refusalField: mustName ? { "no-customer": "email", "no-such-customer": "email" } : {},
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} className="tabular-nums">
          {t(`cases.ways.${way}.submit`, words)}
        </SubmitButton>
      }
    >
      {mustName ? (
        <TextField
          control={state.control}
          name="email"
          type="email"
          label={t("cases.ways.credit.email")}
          hint={t("cases.ways.credit.emailHint")}
        />
      ) : null}
      <TextAreaField
        control={state.control}
        name="note"
        label={t("cases.note")}
        hint={t(`cases.ways.${way}.noteHint`, words)}
        rows={3}
        maxLength={500}
      />
    </ActionForm>
  );
}
