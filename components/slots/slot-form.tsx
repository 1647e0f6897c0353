"use client";

import { useTranslations } from "next-intl";
import { useWatch, type Control } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { DateField } from "@/components/form/date-field";
import { RadioField } from "@/components/form/radio-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { clockWords, lastTerms } from "@/lib/domain/slot";
import { addSlotAction, saveSlotAction } from "@/lib/features/slots/actions";
import type { SlotInSettings } from "@/lib/features/slots/queries";
import {
  MAX_MEAL_NAME,
  slotFormSchema,
  slotTexts,
  termsTyped,
  type SlotFormValues,
} from "@/lib/features/slots/schema";

const NEW_MEAL = {
  name: "",
  from: "",
  cutoffTime: "",
  cutoffOn: "same",
  deliveredFrom: "",
  deliveredBy: "",
} as const;

type SlotFormProps = {
  /** Null for a new meal. */
  changed: SlotInSettings | null;
  today: PlainDate;
  onSaved: (name: string) => void;
};

/** A meal of the day and, from a day on, its times; what they mean is said before they are saved. */
export function SlotForm({ changed, today, onSaved }: SlotFormProps) {
  const t = useTranslations("settings");
  const { state, watch } = useSlotForm(changed, today, onSaved);
  const { control, pending } = state;
  const labels = {
    ...{ name: t("meals.name"), cutoffTime: t("meals.cutoffTime"), cutoffOn: t("meals.cutoffOn") },
    ...{ deliveredFrom: t("meals.deliveredFrom"), deliveredBy: t("meals.deliveredBy") },
  };
  const on = (["same", "before"] as const).map((value) => ({ value, label: t(`meals.on.${value}`) }));
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("meals.save")}</SubmitButton>
        </>
      }
    >
      <TextField
        control={control}
        name="name"
        label={labels.name}
        hint={t("meals.nameHint")}
        maxLength={MAX_MEAL_NAME}
      />
      <DateField
        control={control}
        name="from"
        label={t("meals.from")}
        hint={t("meals.fromHint")}
        today={today}
      />
      <TextField
        control={control}
        name="cutoffTime"
        label={labels.cutoffTime}
        hint={t("meals.cutoffTimeHint")}
        maxLength={12}
        numeric
      />
      <RadioField control={control} name="cutoffOn" label={labels.cutoffOn} options={on} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          control={control}
          name="deliveredFrom"
          label={labels.deliveredFrom}
          maxLength={12}
          numeric
        />
        <TextField control={control} name="deliveredBy" label={labels.deliveredBy} maxLength={12} numeric />
      </div>
      <InWords control={control} today={today} />
    </ActionForm>
  );
}

function useSlotForm(changed: SlotInSettings | null, today: PlainDate, onSaved: SlotFormProps["onSaved"]) {
  const t = useTranslations("settings.refusals");
  const watch = useStaleWatch(changed ? saveSlotAction : addSlotAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/slots/schema").then(({ slotFormSchema }) => slotFormSchema(today)),
    action: watch.action,
    keepAs: changed ? `slot:${changed.slot.id}` : "slot",
    defaultValues: changed ? valuesOf(changed) : { ...NEW_MEAL },
    onSuccess: (_, { name }) => onSaved(name.trim()),
    refusalText: (refusal) => t(refusal),
    refusalField: {
      "name-taken": "name",
      "terms-too-early": "from",
      "terms-counted": "from",
      "terms-before-last": "cutoffTime",
    },
  });
  return { state, watch };
}

function valuesOf({ slot, version, from }: SlotInSettings): SlotFormValues {
  return { slotId: slot.id, version, name: slot.name, from, ...slotTexts(lastTerms(slot)) };
}

/** "From Mon 7 Dec: can be changed until 8:00 of the day, delivered 12:00-14:00", once that can be read. */
function InWords({ control, today }: { control: Control<SlotFormValues>; today: PlainDate }) {
  const t = useTranslations("settings.meals");
  const typed = useWatch({ control });
  // the name is not in the sentence
  const read = slotFormSchema(today).safeParse({ ...typed, name: "Meal" });
  const terms = read.success ? termsTyped(read.data) : null;
  return (
    <p role="status" className="text-sm text-ink-soft tabular-nums">
      {terms
        ? t("coming", {
            day: formatDay(terms.from, "medium"),
            cutoff: t("cutoff", {
              time: clockWords(terms.cutoff.time),
              when: terms.cutoff.isDayBefore ? "before" : "same",
            }),
            from: clockWords(terms.deliveredFrom),
            to: clockWords(terms.deliveredBy),
          })
        : null}
    </p>
  );
}
