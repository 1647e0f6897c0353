"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { LinkButton } from "@/components/ui/link-button";
import { MARKS } from "@/lib/domain/dishes/dish-facts";
import { UNITS } from "@/lib/domain/dishes/units";
import { saveDishAction } from "@/lib/features/dishes/actions";
import type { CatalogueDish } from "@/lib/features/dishes/catalogue-queries";
import { dishTexts } from "@/lib/features/dishes/schema";
import { AllergensField } from "./allergens-field";

/** What the office says of a dish. */
export function DishForm({ dish }: { dish: CatalogueDish }) {
  const t = useTranslations("dishes");
  const router = useRouter();
  const watch = useStaleWatch(saveDishAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/dishes/schema").then(({ dishSchema }) => dishSchema),
    action: watch.action,
    keepAs: `dish:${dish.id}`,
    defaultValues: { dishId: dish.id, version: dish.version, ...dishTexts(dish) },
    onSuccess: ({ dishId }) => router.push(`/admin/dishes?saved=${dishId}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "name-taken": "name" },
  });
  const { control, pending } = state;
  const labels = {
    ...{ name: t("form.name"), unit: t("form.unit"), mark: t("form.mark") },
    ...{ allergens: t("form.allergens"), nameHi: t("form.nameHi"), nameMr: t("form.nameMr") },
  };
  return (
    <ActionForm
      state={watch.quiet(state)}
      className="max-w-2xl"
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("form.save")}</SubmitButton>
          <LinkButton variant="ghost" href="/admin/dishes">
            {t("form.cancel")}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField control={control} name="name" label={labels.name} maxLength={100} />
        <SelectField
          control={control}
          name="unit"
          label={labels.unit}
          hint={t("form.unitHint")}
          placeholder={t("form.noUnit")}
          optional
          options={UNITS.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
        />
        <TextField control={control} name="nameHi" label={labels.nameHi} maxLength={100} optional />
        <TextField control={control} name="nameMr" label={labels.nameMr} maxLength={100} optional />
        <SelectField
          control={control}
          name="mark"
          label={labels.mark}
          placeholder={t("notSaid")}
          optional
          options={MARKS.map((mark) => ({ value: mark, label: t(`marks.${mark}`) }))}
        />
      </div>
      <AllergensField
        control={control}
        name="allergens"
        label={labels.allergens}
        hint={t("form.allergensHint")}
      />
    </ActionForm>
  );
}
