"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Button } from "@/components/ui/button";
import { formatPaise, formatRupees } from "@/lib/domain/money";
import { daysOfMonth, formatDay, formatMonth, type PlainMonth } from "@/lib/domain/plain-date";
import { giveCreditAction } from "@/lib/features/credits/actions";
import { giveCreditSchema } from "@/lib/features/credits/schema";

export type CreditedCustomer = {
  customerId: number;
  name: string;
  bills: readonly { id: number; month: PlainMonth }[];
  /** How many credits they had been given when this page was rendered. */
  seen: number;
};

/** The amount given, and how much of it was taken off bills at once, in words. */
export type GivenCredit = { amount: string; applied: string | null };

type GiveCreditFormProps = { customer: CreditedCustomer; onDone: (given: GivenCredit) => void };

export function GiveCreditForm({ customer, onDone }: GiveCreditFormProps) {
  const t = useTranslations("adminCustomers.credit.give");
  const router = useRouter();
  const { state, amount, chosen } = useGiveCredit(customer, onDone);
  const { control } = state;
  return (
    <ActionForm
      state={state}
      footer={
        <>
          <SubmitButton pending={state.pending} className="tabular-nums">
            {amount ? t("submit", { amount }) : t("button")}
          </SubmitButton>
          {state.refusal ? (
            <Button variant="outline" onClick={() => router.refresh()}>
              {t("lookAgain")}
            </Button>
          ) : null}
        </>
      }
    >
      <TextField
        control={control}
        name="amount"
        label={t("amount")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        numeric
      />
      <TextAreaField
        control={control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint", { name: customer.name })}
        rows={2}
        maxLength={500}
      />
      {customer.bills.length > 0 ? (
        <SelectField
          control={control}
          name="billId"
          label={t("bill")}
          placeholder={t("noBill")}
          optional
          options={customer.bills.map(({ id, month }) => ({ value: String(id), label: formatMonth(month) }))}
        />
      ) : null}
      {chosen ? (
        <SelectField
          control={control}
          name="day"
          label={t("day")}
          placeholder={t("noDay")}
          optional
          options={daysOfMonth(chosen.month).map((day) => ({ value: day, label: formatDay(day, "medium") }))}
        />
      ) : null}
    </ActionForm>
  );
}

function useGiveCredit({ customerId, bills, seen }: CreditedCustomer, onDone: GiveCreditFormProps["onDone"]) {
  const t = useTranslations("adminCustomers.credit.refusals");
  const state = useActionForm({
    schema: () => import("@/lib/features/credits/schema").then(({ giveCreditSchema }) => giveCreditSchema),
    action: giveCreditAction,
    keepAs: `give-credit:${customerId}`,
    defaultValues: { customerId, amount: "", reason: "", billId: "", day: "", seen },
    refusalText: (error) => t(error),
    onSuccess: ({ applied }, sent) =>
      onDone({ amount: readAmount(sent.amount) ?? "", applied: applied > 0 ? formatPaise(applied) : null }),
  });
  const [typed, billId] = useWatch({ control: state.control, name: ["amount", "billId"] });
  const amount = readAmount(typed);
  const { setValue } = state.form;
  useEffect(() => setValue("seen", seen), [setValue, seen]);
  // a day belongs to its bill
  useEffect(() => setValue("day", ""), [setValue, billId]);
  return { state, amount, chosen: bills.find(({ id }) => String(id) === billId) };
}

/** The typed amount in words; null while it isn't one. */
function readAmount(typed: string): string | null {
  const read = giveCreditSchema.shape.amount.safeParse(typed);
  return read.success ? formatRupees(read.data) : null;
}
