"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { adminSaveDietAction, saveDietAction } from "@/lib/features/diets/actions";
import { dietTexts, MAX_DIET, MAX_NOTE, type Diet } from "@/lib/features/diets/diet";
import type { AllergenNames } from "./allergen-names";
import { AllergiesField } from "./allergies-field";

type DietFormProps = {
  subscription: { id: number; planName: string };
  diet: Diet;
  customerId: number | null;
  names: AllergenNames;
};

/** Opens what is said of a subscription, to change it. */
export function DietForm(props: DietFormProps) {
  const t = useTranslations("diets");
  const [saved, setSaved] = useState(false);
  const { planName } = props.subscription;
  return (
    <div className="space-y-2">
      <FormDialog
        button={
          <>
            {t("change")}
            <span className="sr-only">{t("form.title", { plan: planName })}</span>
          </>
        }
        size="sm"
        title={t("form.title", { plan: planName })}
        description={t("why")}
        onOpen={() => setSaved(false)}
      >
        {(close) => {
          const onDone = () => {
            close();
            setSaved(true);
          };
          return props.customerId === null ? (
            <OwnForm {...props} onDone={onDone} />
          ) : (
            <OfficeForm {...props} customerId={props.customerId} onDone={onDone} />
          );
        }}
      </FormDialog>
      <p role="status" className="text-sm text-good">
        {saved ? t("form.saved") : null}
      </p>
    </div>
  );
}

type FormProps = DietFormProps & { onDone: () => void };

function OwnForm({ subscription: { id }, diet, names, onDone }: FormProps) {
  const t = useTranslations("diets");
  const watch = useStaleWatch(saveDietAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/diets/schema").then(({ saveDietSchema }) => saveDietSchema),
    action: watch.action,
    keepAs: `diet:${id}`,
    defaultValues: { subscriptionId: id, version: diet.version, ...dietTexts(diet) },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  const { control, pending } = state;
  const labels = useLabels();
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("form.save")}</SubmitButton>
        </>
      }
    >
      <TextField
        control={control}
        name="diet"
        label={labels.diet}
        hint={t("form.dietHint")}
        maxLength={MAX_DIET}
        optional
      />
      <AllergiesField control={control} name="allergies" label={labels.allergies} names={names} optional />
      <TextAreaField
        control={control}
        name="note"
        label={labels.note}
        rows={2}
        maxLength={MAX_NOTE}
        optional
      />
    </ActionForm>
  );
}

function OfficeForm({
  subscription: { id },
  diet,
  customerId,
  names,
  onDone,
}: FormProps & { customerId: number }) {
  const t = useTranslations("diets");
  const watch = useStaleWatch(adminSaveDietAction);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/diets/schema").then(({ adminSaveDietSchema }) => adminSaveDietSchema),
    action: watch.action,
    keepAs: `diet-of:${id}`,
    defaultValues: { subscriptionId: id, customerId, version: diet.version, ...dietTexts(diet), reason: "" },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
  const { control, pending } = state;
  const labels = useLabels();
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("form.save")}</SubmitButton>
        </>
      }
    >
      <TextField
        control={control}
        name="diet"
        label={labels.diet}
        hint={t("form.dietHint")}
        maxLength={MAX_DIET}
        optional
      />
      <AllergiesField control={control} name="allergies" label={labels.allergies} names={names} optional />
      <TextAreaField
        control={control}
        name="note"
        label={labels.note}
        rows={2}
        maxLength={MAX_NOTE}
        optional
      />
      <TextField control={control} name="reason" label={t("form.reason")} maxLength={500} />
    </ActionForm>
  );
}

function useLabels() {
  const t = useTranslations("diets.form");
  return { diet: t("diet"), allergies: t("allergies"), note: t("note") };
}
