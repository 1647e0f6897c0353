"use client";

import { useTranslations } from "next-intl";
import { useWatch } from "react-hook-form";
import { RadioField } from "@/components/form/radio-field";
import { TextField } from "@/components/form/text-field";
import { DOOR_METHODS } from "@/lib/domain/books/ledger";
import { formatPaise, type Paise } from "@/lib/domain/money";
import type { useDoorForm } from "./use-door-form";

type DoorFieldsProps = { control: ReturnType<typeof useDoorForm>["state"]["control"]; open: Paise };

/** How much is taken and how; for UPI also the transaction number. */
export function DoorFields({ control, open }: DoorFieldsProps) {
  const t = useTranslations("collect.form");
  const method = useWatch({ control, name: "method" });
  const reference = { name: "reference", label: t("reference"), hint: t("referenceHint") } as const;
  return (
    <>
      <TextField
        control={control}
        name="amount"
        label={t("amount")}
        hint={t("amountHint", { open: formatPaise(open) })}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        numeric
      />
      <RadioField
        control={control}
        name="method"
        label={t("method")}
        options={DOOR_METHODS.map((value) => ({ value, label: t(value) }))}
      />
      {method === "upi" ? (
        <TextField control={control} {...reference} autoComplete="off" maxLength={50} />
      ) : null}
    </>
  );
}
