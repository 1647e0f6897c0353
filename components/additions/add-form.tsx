"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { ADDITIONS } from "@/lib/domain/days/added";
import type { PlainDate } from "@/lib/domain/plain-date";
import { addTiffinsAction } from "@/lib/features/additions/actions";

type AddFormProps = {
  day: PlainDate;
  plans: readonly { id: number; name: string; slotName: string }[];
  /** Say the meal of each plan, where there are several. */
  namesMeals: boolean;
  /** Whose page it was asked from; empty when nobody's. */
  customer: string;
};

/** Adds tiffins beside the subscriptions to a day. */
export function AddForm({ day, plans, namesMeals, customer }: AddFormProps) {
  const t = useTranslations("additions.add");
  const [added, setAdded] = useState<number | null>(null);
  const first = plans[0];
  const empty = {
    ...{ day, what: "extra-charged" as const, planId: first ? String(first.id) : "", count: "1" },
    ...{ customer, reason: "" },
  };
  const state = useActionForm({
    schema: () => import("@/lib/features/additions/schema").then(({ addTiffinsSchema }) => addTiffinsSchema),
    action: addTiffinsAction,
    keepAs: `add-tiffins:${day}`,
    defaultValues: empty,
    onTry: () => setAdded(null),
    onSuccess: ({ count }) => {
      setAdded(count);
      state.form.reset({ ...empty, customer: "" });
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "no-such-customer": "customer", "several-customers": "customer" },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      footer={
        <>
          <SubmitButton pending={pending}>{t("submit")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {added === null ? null : t("done", { count: added })}
          </p>
        </>
      }
    >
      <SelectField
        control={control}
        name="what"
        label={t("what")}
        placeholder={null}
        options={ADDITIONS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <div className="grid gap-5 sm:grid-cols-[1fr_8rem]">
        <SelectField
          control={control}
          name="planId"
          label={t("plan")}
          placeholder={null}
          options={plans.map(({ id, name, slotName }) => ({
            value: String(id),
            label: namesMeals ? t("ofMeal", { plan: name, meal: slotName }) : name,
          }))}
        />
        <TextField
          control={control}
          name="count"
          label={t("count")}
          inputMode="numeric"
          maxLength={2}
          numeric
        />
      </div>
      <TextField
        control={control}
        name="customer"
        label={t("customer")}
        hint={t("customerHint")}
        maxLength={60}
        optional
      />
      <TextField control={control} name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} />
    </ActionForm>
  );
}
