"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { saveSettingsAction } from "@/lib/features/settings/actions";
import type { KitchenSettings } from "@/lib/features/settings/queries";

/** The kitchen's own details and terms. */
export function SettingsForm({ settings }: { settings: KitchenSettings }) {
  const t = useTranslations("settings.kitchen");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch<{ version: number }, never>(saveSettingsAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/settings/schema").then(({ settingsSchema }) => settingsSchema),
    action: watch.action,
    keepAs: "settings",
    defaultValues: {
      ...settings,
      dueDays: String(settings.dueDays),
      buyingBuffer: String(settings.buyingBuffer),
      sparePercent: String(settings.sparePercent),
    },
    onTry: () => setSaved(false),
    onSuccess: ({ version }) => {
      setSaved(true);
      state.form.reset({ ...state.form.getValues(), version });
    },
  });
  const { control, pending, form } = state;
  const stale = useStaleEdit(watch, state);
  const labels = {
    kitchenName: t("name"),
    kitchenPhone: t("phone"),
    kitchenAddress: t("address"),
    kitchenEmail: t("email"),
    fssai: t("fssai"),
    gstin: t("gstin"),
    kitchenWhatsapp: t("whatsapp"),
    grievanceContact: t("grievance"),
    dueDays: t("dueDays"),
    buyingBuffer: t("buyingBuffer"),
    sparePercent: t("sparePercent"),
  };
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={stale} labels={labels} />
          <SubmitButton pending={pending}>{t("save")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {saved && !form.formState.isDirty ? t("saved") : null}
          </p>
        </>
      }
    >
      <TextField control={control} name="kitchenName" label={t("name")} maxLength={100} />
      <TextField
        control={control}
        name="kitchenPhone"
        label={t("phone")}
        hint={t("phoneHint")}
        inputMode="tel"
        numeric
      />
      <TextAreaField control={control} name="kitchenAddress" label={t("address")} rows={2} maxLength={255} />
      <TextField
        control={control}
        name="kitchenEmail"
        label={t("email")}
        hint={t("emailHint")}
        type="email"
        inputMode="email"
        maxLength={120}
        optional
      />
      <TextField
        control={control}
        name="kitchenWhatsapp"
        label={t("whatsapp")}
        hint={t("whatsappHint")}
        inputMode="tel"
        numeric
        optional
      />
      <TextField
        control={control}
        name="grievanceContact"
        label={t("grievance")}
        hint={t("grievanceHint")}
        maxLength={200}
        optional
      />
      <TextField
        control={control}
        name="fssai"
        label={t("fssai")}
        hint={t("fssaiHint")}
        inputMode="numeric"
        numeric
        optional
      />
      <TextField control={control} name="gstin" label={t("gstin")} hint={t("gstinHint")} optional />
      <TextField
        control={control}
        name="dueDays"
        label={t("dueDays")}
        hint={t("dueDaysHint")}
        inputMode="numeric"
        className="sm:max-w-72"
        numeric
      />
      <TextField
        control={control}
        name="buyingBuffer"
        label={t("buyingBuffer")}
        hint={t("buyingBufferHint")}
        inputMode="numeric"
        className="sm:max-w-72"
        numeric
      />
      <TextField
        control={control}
        name="sparePercent"
        label={t("sparePercent")}
        hint={t("sparePercentHint")}
        inputMode="numeric"
        className="sm:max-w-72"
        numeric
      />
    </ActionForm>
  );
}
