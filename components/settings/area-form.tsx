"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { clearSent } from "@/components/press/clear-sent";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { addAreaAction } from "@/lib/features/settings/actions";
import { MAX_AREA_NAME } from "@/lib/features/settings/schema";

/** Adds an area to deliver to. */
export function AreaForm() {
  const t = useTranslations("settings");
  const [added, setAdded] = useState<string | null>(null);
  const state = useActionForm({
    schema: () => import("@/lib/features/settings/schema").then(({ areaSchema }) => areaSchema),
    action: addAreaAction,
    keepAs: "area",
    defaultValues: { name: "" },
    onTry: () => setAdded(null),
    onSuccess: (_, sent) => {
      setAdded(sent.name.trim());
      clearSent(state.form, sent, ["name"]);
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "area-exists": "name" },
  });
  return (
    <ActionForm
      state={state}
      className="gap-3"
      footer={
        <>
          <SubmitButton pending={state.pending} variant="outline">
            {t("areas.add")}
          </SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {added === null ? null : t("areas.added", { name: added })}
          </p>
        </>
      }
    >
      <TextField control={state.control} name="name" label={t("areas.name")} maxLength={MAX_AREA_NAME} />
    </ActionForm>
  );
}
