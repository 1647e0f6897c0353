"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useActionForm } from "@/components/press/use-action-form";
import { useOffered } from "@/components/press/use-offered";
import { formatForField, type Paise } from "@/lib/domain/money";
import { doorPaymentSchema } from "@/lib/features/door/schema";
import { takeDoorPaymentAction } from "@/lib/features/door/actions";

export type PayableBill = { id: number; month: string; open: Paise };

type TakenAtDoor = { doorPaymentId: number; onlineMayStillCome: boolean };

/** The form for one payment at the door. Submitting it asks first (`isAsked`); `confirm` then takes the money. */
export function useDoorForm(bill: PayableBill, onTaken: (taken: TakenAtDoor) => void) {
  const refusals = useTranslations("collect.refusals");
  const [isAsked, setAsked] = useState(false);
  const state = usePaymentForm(bill, onTaken);
  const ask = state.form.handleSubmit(({ amount: typed }) => {
    const amount = readAmount(typed);
    if (amount !== null && amount <= bill.open) return setAsked(true);
    const message = refusals("too-much");
    state.form.setError("amount", { type: "refusal", message }, { shouldFocus: true });
  });
  const confirm = () => {
    // a refusal is shown at its field, where it can be corrected
    setAsked(false);
    state.submit();
  };
  const submit: typeof state.submit = (event) => void ask(event);
  return { state: { ...state, submit }, isAsked, confirm, cancel: () => setAsked(false) };
}

/** Offers what is open on the bill now, also when that changes while the form is open. */
function usePaymentForm({ id, open }: PayableBill, onTaken: (taken: TakenAtDoor) => void) {
  const refusals = useTranslations("collect.refusals");
  const state = useActionForm({
    schema: () => import("@/lib/features/door/schema").then(({ doorPaymentSchema }) => doorPaymentSchema),
    action: takeDoorPaymentAction,
    keepAs: `door:${id}`,
    defaultValues: {
      ...{ billId: id, seen: open, reference: "" },
      amount: formatForField(open),
      method: "cash",
    },
    refusalText: (error) => refusals(error),
    refusalField: { "too-much": "amount", "reference-needed": "reference", "reference-used": "reference" },
    onSuccess: onTaken,
  });
  const { setValue } = state.form;
  useEffect(() => setValue("seen", open), [setValue, open]);
  useOffered(state.form, "amount", formatForField(open));
  return state;
}

/** The typed amount; null while it isn't one. */
export function readAmount(typed: string) {
  return doorPaymentSchema.shape.amount.safeParse(typed).data ?? null;
}
