"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { saveBuildingAction } from "@/lib/features/buildings/actions";
import type { SeenBuilding } from "@/lib/features/buildings/queries";
import { buildingTexts } from "@/lib/features/buildings/schema";

/** What the office says of a building: its name, what a driver has to know, and where it is. */
export function BuildingForm({ building }: { building: SeenBuilding }) {
  const t = useTranslations("routes");
  const [isSaved, setSaved] = useState(false);
  const watch = useStaleWatch(saveBuildingAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/buildings/schema").then(({ buildingSchema }) => buildingSchema),
    action: watch.action,
    keepAs: `building:${building.id}`,
    defaultValues: { buildingId: building.id, version: building.version, ...buildingTexts(building) },
    onTry: () => setSaved(false),
    onSuccess: ({ version }) => {
      state.form.setValue("version", version);
      setSaved(true);
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "building-there": "name" },
  });
  const { control, pending } = state;
  const labels = {
    ...{ name: t("building.name"), sector: t("building.sector"), guardNote: t("building.guardNote") },
    ...{ doorNote: t("building.doorNote"), lat: t("building.lat"), lon: t("building.lon") },
  };
  const text = { control, maxLength: 300, optional: true } as const;
  return (
    <ActionForm
      state={watch.quiet(state)}
      className="max-w-2xl"
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("building.save")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {isSaved ? t("building.saved") : null}
          </p>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="name" label={labels.name} maxLength={120} />
        <TextField control={control} name="sector" label={labels.sector} maxLength={60} optional />
      </div>
      <TextField {...text} name="guardNote" label={labels.guardNote} hint={t("building.guardHint")} />
      <TextField {...text} name="doorNote" label={labels.doorNote} hint={t("building.doorHint")} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...text} name="lat" label={labels.lat} hint={t("building.pinHint")} numeric />
        <TextField {...text} name="lon" label={labels.lon} numeric />
      </div>
    </ActionForm>
  );
}
