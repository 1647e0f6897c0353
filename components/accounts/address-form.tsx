"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import { Alert } from "@/components/ui/alert";
import { changeAddressAction } from "@/lib/features/accounts/actions";
import { addressSchema, type Address } from "@/lib/features/accounts/schema";
import { ADDRESS_NAMES, AddressFields } from "./address-fields";
import { SavedNote } from "./saved-note";

type AddressFormProps = { address: Address; areas: readonly string[]; locked: boolean; labelledBy: string };

/** Where the tiffin goes; locked, with the reason, while a subscription is active. */
export function AddressForm({ address, areas, locked, labelledBy }: AddressFormProps) {
  const t = useTranslations("accounts");
  const [saved, setSaved] = useState(false);
  const state = useActionForm({
    schema: addressSchema,
    action: changeAddressAction,
    defaultValues: address,
    onSuccess: () => setSaved(true),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { area: "area" },
  });
  const { control, pending } = state;
  return (
    <ActionForm
      state={state}
      labelledBy={labelledBy}
      footer={
        locked ? null : (
          <>
            <SubmitButton pending={pending} variant="outline">
              {t("profile.saveAddress")}
            </SubmitButton>
            <SavedNote text={saved && !pending ? t("profile.addressSaved") : null} />
          </>
        )
      }
    >
      {locked ? (
        <Alert tone="paused" title={t("profile.lockedTitle")}>
          <p>{t("profile.locked")}</p>
        </Alert>
      ) : null}
      <AddressFields control={control} names={ADDRESS_NAMES} areas={areas} disabled={locked} />
    </ActionForm>
  );
}
