"use client";

import { useTranslations } from "next-intl";
import type { Control, FieldPath, FieldValues } from "react-hook-form";
import { ConfirmField } from "@/components/form/confirm-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import { useOtherArea } from "./use-other-area";
import type { Address } from "@/lib/features/accounts/schema";

/** The address's field names, for a form that uses them as they are. */
export const ADDRESS_NAMES = {
  addr1: "addr1",
  addr2: "addr2",
  area: "area",
  city: "city",
  state: "state",
  pincode: "pincode",
  isPincodeRight: "isPincodeRight",
} as const satisfies Record<keyof Address | "isPincodeRight", string>;

/** The fields whose label has the same key as their name. */
export const ADDRESS_LABELS = ["addr1", "addr2", "area", "city", "state", "pincode"] as const;

type AddressFieldsProps<I extends FieldValues> = {
  control: Control<I>;
  names: Record<keyof Address | "isPincodeRight", FieldPath<I>>;
  areas: readonly string[];
  /** The values already on record: no question is asked about them. */
  kept?: Pick<Address, "area" | "pincode">;
  /** City and state follow from the area, and are not asked for. */
  isShort?: boolean;
  disabled?: boolean;
};

export function AddressFields<I extends FieldValues>({
  control,
  names,
  areas,
  kept,
  isShort,
  disabled,
}: AddressFieldsProps<I>) {
  const t = useTranslations("accounts.fields");
  const shared = { control, disabled };
  const isOther = useOtherArea(control, names, kept) !== null;
  const options = areas.map((area) => ({ value: area, label: area }));
  return (
    <>
      <TextField
        {...shared}
        name={names.addr1}
        label={t("addr1")}
        hint={t("addr1Hint")}
        autoComplete="address-line1"
      />
      <TextField {...shared} name={names.addr2} label={t("addr2")} autoComplete="address-line2" optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          {...shared}
          name={names.area}
          label={t("area")}
          options={options}
          placeholder={t("areaChoose")}
        />
        <TextField
          {...shared}
          name={names.pincode}
          label={t("pincode")}
          autoComplete="postal-code"
          inputMode="numeric"
          numeric
        />
        {isShort ? null : (
          <>
            <TextField {...shared} name={names.city} label={t("city")} autoComplete="address-level2" />
            <TextField {...shared} name={names.state} label={t("state")} autoComplete="address-level1" />
          </>
        )}
      </div>
      {isOther && !disabled ? (
        <ConfirmField control={control} name={names.isPincodeRight} label={t("pincodeRight")} isAsked />
      ) : null}
    </>
  );
}
