"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import type { PlainDate } from "@/lib/domain/plain-date";
import { sayDayAddressAction } from "@/lib/features/additions/actions";

type AddressFormProps = {
  day: PlainDate;
  slots: readonly { id: number; name: string }[];
  areas: readonly string[];
  buildings: readonly { id: number; name: string; area: string; sector: string | null }[];
  customer: string;
};

/** Sends a customer's meal of a day elsewhere. */
export function AddressForm({ day, slots, areas, buildings, customer }: AddressFormProps) {
  const t = useTranslations("additions.address");
  const [isSaid, setSaid] = useState(false);
  const empty = {
    ...{ day, slotId: String(slots[0]?.id ?? ""), customer, addr1: "", addr2: "", area: "", pincode: "" },
    ...{ buildingId: "", wing: "", flat: "", reason: "" },
  };
  const state = useActionForm({
    schema: () => import("@/lib/features/additions/schema").then(({ dayAddressSchema }) => dayAddressSchema),
    action: sayDayAddressAction,
    keepAs: `day-address:${day}`,
    defaultValues: empty,
    onTry: () => setSaid(false),
    onSuccess: () => {
      setSaid(true);
      state.form.reset({ ...empty, customer: "" });
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "no-such-customer": "customer", "several-customers": "customer", area: "area" },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      footer={
        <>
          <SubmitButton pending={pending}>{t("submit")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {isSaid ? t("done") : null}
          </p>
        </>
      }
    >
      <TextField
        control={control}
        name="customer"
        label={t("customer")}
        hint={t("customerHint")}
        maxLength={60}
      />
      {slots.length > 1 ? (
        <SelectField
          control={control}
          name="slotId"
          label={t("meal")}
          placeholder={null}
          options={slots.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      ) : null}
      <TextField control={control} name="addr1" label={t("addr1")} maxLength={255} />
      <TextField control={control} name="addr2" label={t("addr2")} maxLength={255} optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          control={control}
          name="area"
          label={t("area")}
          options={areas.map((name) => ({ value: name, label: name }))}
        />
        <TextField control={control} name="pincode" label={t("pincode")} inputMode="numeric" numeric />
      </div>
      {buildings.length > 0 ? (
        <div className="grid gap-5 sm:grid-cols-[1fr_6rem_6rem]">
          <SelectField
            control={control}
            name="buildingId"
            label={t("building")}
            hint={t("buildingHint")}
            placeholder={t("noBuilding")}
            optional
            options={buildings.map((one) => ({
              value: String(one.id),
              label: [one.name, one.sector, one.area].filter((part) => part !== null).join(", "),
            }))}
          />
          <TextField control={control} name="wing" label={t("wing")} maxLength={20} optional />
          <TextField control={control} name="flat" label={t("flat")} maxLength={20} optional />
        </div>
      ) : null}
      <TextField control={control} name="reason" label={t("reason")} hint={t("reasonHint")} maxLength={500} />
    </ActionForm>
  );
}
