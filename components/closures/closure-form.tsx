"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { UnderWay } from "@/components/corrections/under-way";
import { ActionForm } from "@/components/form/action-form";
import { DateField } from "@/components/form/date-field";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useAction } from "@/components/press/use-action";
import { useActionForm } from "@/components/press/use-action-form";
import { Alert } from "@/components/ui/alert";
import type { PlainDate } from "@/lib/domain/plain-date";
import { previewClosureAction } from "@/lib/features/closures/actions";
import type { ClosurePreview } from "@/lib/features/closures/schema";
import { ClosureConfirm } from "./closure-confirm";

type Added = { added: number; deliveries: number; correctionId: number | null };

const fresh = { from: "", to: "", slotId: "", reason: "", lateReason: "", seenCooked: 0 };

type ClosureFormProps = {
  today: PlainDate;
  /** All meals of the day. */
  meals: readonly { id: number; name: string }[];
};

/** Asks for the days, says what closing them means, and closes them once that is confirmed. */
export function ClosureForm({ today, meals }: ClosureFormProps) {
  const t = useTranslations("adminClosures");
  const [preview, setPreview] = useState<ClosurePreview | null>(null);
  const [added, setAdded] = useState<Added | null>(null);
  const state = useActionForm({
    schema: () => import("@/lib/features/closures/schema").then(({ closureSchema }) => closureSchema(today)),
    action: previewClosureAction,
    keepAs: "closure",
    defaultValues: fresh,
    onTry: () => setAdded(null),
    onSuccess: setPreview,
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: {
      "end-before-start": "to",
      "too-many-days": "to",
      "too-far": "from",
      "no-such-meal": "slotId",
    },
  });
  const { control, form, pending } = state;
  const again = useAction({
    action: previewClosureAction,
    onSuccess: setPreview,
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  return (
    <>
      <ActionForm state={state} footer={<SubmitButton pending={pending}>{t("add.button")}</SubmitButton>}>
        <DateField control={control} name="from" label={t("add.from")} today={today} />
        <DateField
          control={control}
          name="to"
          label={t("add.to")}
          hint={t("add.toHint")}
          today={today}
          optional
        />
        {meals.length > 1 ? (
          <SelectField
            control={control}
            name="slotId"
            label={t("add.meal")}
            placeholder={t("add.wholeDay")}
            options={meals.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        ) : null}
        <TextField
          control={control}
          name="reason"
          label={t("add.reason")}
          hint={t("add.reasonHint")}
          maxLength={100}
        />
      </ActionForm>
      {added ? (
        <Alert tone="good" role="status" className="mt-4">
          <p>{t("added", { days: added.added, deliveries: added.deliveries })}</p>
          <UnderWay correctionId={added.correctionId} />
        </Alert>
      ) : null}
      {preview ? (
        <ClosureConfirm
          preview={preview}
          values={form.getValues()}
          mealName={meals.find(({ id }) => String(id) === form.getValues("slotId"))?.name ?? null}
          onClose={() => setPreview(null)}
          onChanged={() => again.run(form.getValues())}
          onAdded={(value) => {
            setPreview(null);
            setAdded(value);
            form.reset(fresh);
          }}
        />
      ) : null}
    </>
  );
}
