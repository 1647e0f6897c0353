"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleEdit, useStaleWatch, type StaleEdit } from "@/components/fresh/use-stale-edit";
import { WithCall } from "@/components/settings/kitchen-contact";
import { Alert } from "@/components/ui/alert";
import { changeAddressAction } from "@/lib/features/accounts/actions";
import type { Address } from "@/lib/features/accounts/schema";
import { ADDRESS_LABELS, ADDRESS_NAMES, AddressFields } from "./address-fields";
import { SavedNote } from "./saved-note";

type AddressFormProps = {
  address: Address & { version: number };
  areas: readonly string[];
  locked: boolean;
  labelledBy: string;
};

/** Where the tiffin goes; locked, with the reason, while a subscription is active. */
export function AddressForm({ address, areas, locked, labelledBy }: AddressFormProps) {
  const t = useTranslations("accounts");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch<{ version: number }, "area" | "address-locked">(changeAddressAction);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/accounts/schema").then(({ changeAddressSchema }) =>
        changeAddressSchema(address),
      ),
    action: watch.action,
    keepAs: "address",
    defaultValues: { ...address, isPincodeRight: false },
    onTry: () => setSaved(false),
    onSuccess: (value) => {
      setSaved(true);
      state.form.reset({ ...state.form.getValues(), ...value });
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { area: "area" },
  });
  const { control, pending } = state;
  const stale = useStaleEdit(watch, state);
  return (
    <ActionForm
      state={watch.quiet(state)}
      labelledBy={labelledBy}
      footer={
        locked ? null : (
          <>
            <AddressStale stale={stale} />
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
          <p>
            <WithCall text={t("profile.locked")} />
          </p>
        </Alert>
      ) : null}
      <AddressFields control={control} names={ADDRESS_NAMES} areas={areas} kept={address} disabled={locked} />
    </ActionForm>
  );
}

function AddressStale({ stale }: { stale: StaleEdit | null }) {
  const t = useTranslations("accounts.fields");
  const labels = Object.fromEntries(ADDRESS_LABELS.map((name) => [name, t(name)]));
  return <StaleAlert stale={stale} labels={labels} />;
}
