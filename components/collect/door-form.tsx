"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmAction } from "@/components/form/confirm-action";
import { RadioField } from "@/components/form/radio-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import { DOOR_METHODS } from "@/lib/domain/ledger";
import { formatPaise, formatRupees, type Paise } from "@/lib/domain/money";
import { takeDoorPaymentAction } from "@/lib/features/payments/actions";
import { doorPaymentSchema } from "@/lib/features/payments/schema";

type DoorFormProps = {
  bill: { id: number; month: string; open: Paise };
  /** Whose bill it is. */
  name: string;
};

/** Writes down money taken at the door: what, how, and asked once more before it counts. Ends at its receipt. */
export function DoorForm({ bill, name }: DoorFormProps) {
  const t = useTranslations("collect.form");
  const router = useRouter();
  const [isAsked, setAsked] = useState(false);
  const state = useDoorForm(bill, (id) => router.push(`/admin/collect/receipts/${id}`));
  const [typed, method, reference] = useWatch({
    control: state.control,
    name: ["amount", "method", "reference"],
  });
  const amount = readAmount(typed);
  const ask = state.form.handleSubmit(() => setAsked(true));
  const label = amount ? t("take", { amount }) : t("takeSome");
  const words = { month: bill.month, reference };
  const confirm = () => {
    // what is refused stands at its field, where it can be mended
    setAsked(false);
    state.submit();
  };
  return (
    <ActionForm
      state={{ ...state, submit: (event) => void ask(event) }}
      labelledBy="take"
      footer={
        <ConfirmAction
          open={isAsked}
          // opened by the form, once what was typed holds
          onOpenChange={(open) => (open ? undefined : setAsked(false))}
          trigger={
            <Button type="submit" size="lg" loading={state.pending} className="w-full tabular-nums sm:w-auto">
              {label}
            </Button>
          }
          title={t("confirmTitle", { amount: amount ?? "", name })}
          description={t(method === "upi" ? "confirmUpi" : "confirmCash", words)}
          confirmLabel={label}
          pending={state.pending}
          refusal={null}
          onConfirm={confirm}
        />
      }
    >
      <h2 id="take" className="text-xl font-semibold">
        {t("title", { month: bill.month })}
      </h2>
      <TextField
        control={state.control}
        name="amount"
        label={t("amount")}
        hint={t("amountHint", { open: formatPaise(bill.open) })}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        numeric
      />
      <RadioField
        control={state.control}
        name="method"
        label={t("method")}
        options={DOOR_METHODS.map((value) => ({ value, label: t(value) }))}
      />
      {method === "upi" ? (
        <TextField
          control={state.control}
          name="reference"
          label={t("reference")}
          hint={t("referenceHint")}
          autoComplete="off"
          maxLength={50}
        />
      ) : null}
      {state.refusal ? (
        <Button variant="outline" onClick={() => router.refresh()}>
          {t("lookAgain")}
        </Button>
      ) : null}
    </ActionForm>
  );
}

function useDoorForm({ id, open }: DoorFormProps["bill"], onTaken: (doorPaymentId: number) => void) {
  const refusals = useTranslations("collect.refusals");
  return useActionForm({
    schema: doorPaymentSchema,
    action: takeDoorPaymentAction,
    defaultValues: {
      ...{ billId: id, seen: open, reference: "" },
      amount: String(Math.floor(open / 100)),
      method: "cash",
    },
    refusalText: (error) => refusals(error),
    refusalField: { "too-much": "amount", "reference-needed": "reference", "reference-used": "reference" },
    onSuccess: ({ doorPaymentId }) => onTaken(doorPaymentId),
  });
}

/** The typed amount as the button says it; null while it is none. */
function readAmount(typed: string): string | null {
  const read = doorPaymentSchema.shape.amount.safeParse(typed);
  return read.success ? formatRupees(read.data) : null;
}
