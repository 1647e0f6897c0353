"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { TextLink } from "@/components/ui/text-link";
import { sayBuildingAction } from "@/lib/features/buildings/actions";
import type { DoubtfulAddress, NamedBuilding } from "@/lib/features/buildings/queries";

type SayBuildingFormProps = { address: DoubtfulAddress; buildings: readonly NamedBuilding[] };

/** Which building an address is: one that is there, or another one by its name. */
export function SayBuildingForm({ address, buildings }: SayBuildingFormProps) {
  const t = useTranslations("routes");
  const { id, fullname, addr1, addr2, area, pincode, read } = address;
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/buildings/schema").then(({ sayBuildingSchema }) => sayBuildingSchema),
    action: sayBuildingAction,
    keepAs: `say-building:${id}`,
    defaultValues: {
      ...{ customerId: id, version: address.addressVersion, buildingId: "", name: "" },
      ...{ wing: read.wing ?? "", flat: read.flat ?? "" },
    },
    // the page is read anew, without this address
    onSuccess: () => undefined,
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "building-there": "name" },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={pending} variant="outline">
          {t("addresses.save", { name: fullname })}
        </SubmitButton>
      }
    >
      <p className="break-words">
        <TextLink href={`/admin/customers/${id}`}>{fullname}</TextLink>
        <span className="block">{[addr1, addr2].filter((line) => line).join(", ")}</span>
        <span className="block text-ink-soft tabular-nums">{[area, pincode].join(" ")}</span>
      </p>
      <div className="grid gap-5 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField
          control={control}
          name="buildingId"
          label={t("addresses.building")}
          placeholder={t("addresses.choose")}
          optional
          options={buildings.map((one) => ({
            value: String(one.id),
            label: [one.name, one.sector].filter((part) => part !== null).join(", "),
          }))}
        />
        <TextField
          control={control}
          name="name"
          label={t("addresses.name")}
          hint={t("addresses.nameHint")}
          maxLength={120}
          optional
        />
        <TextField control={control} name="wing" label={t("addresses.wing")} maxLength={20} optional />
        <TextField control={control} name="flat" label={t("addresses.flat")} maxLength={20} optional />
      </div>
    </ActionForm>
  );
}
