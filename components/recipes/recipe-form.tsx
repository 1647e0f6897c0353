"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { saveRecipeAction } from "@/lib/features/recipes/actions";
import type { DishRecipe } from "@/lib/features/recipes/queries";
import { recipeTexts } from "@/lib/features/recipes/schema";

type RecipeFormProps = { dishId: number; recipe: DishRecipe | null };

/** What goes into a dish, typed as it is said. */
export function RecipeForm({ dishId, recipe }: RecipeFormProps) {
  const t = useTranslations("recipes");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch(saveRecipeAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/recipes/schema").then(({ recipeSchema }) => recipeSchema),
    action: watch.action,
    keepAs: `recipe:${dishId}`,
    defaultValues: { dishId, version: recipe?.version ?? 0, ...recipeTexts(recipe) },
    onTry: () => setSaved(false),
    onSuccess: ({ version }) => {
      setSaved(true);
      state.form.reset({ ...state.form.getValues(), version });
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "other-unit": "lines" },
  });
  const { control, pending, form } = state;
  const labels = { portion: t("portion"), lines: t("lines") };
  return (
    <ActionForm
      state={watch.quiet(state)}
      className="max-w-2xl"
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={labels} />
          <SubmitButton pending={pending}>{t("save")}</SubmitButton>
          <p role="status" className="text-sm text-ink-soft">
            {saved && !form.formState.isDirty ? t("saved") : null}
          </p>
        </>
      }
    >
      <TextField
        control={control}
        name="portion"
        label={labels.portion}
        hint={t("portionHint")}
        className="sm:max-w-72"
        maxLength={100}
      />
      <TextAreaField control={control} name="lines" label={labels.lines} hint={t("linesHint")} rows={6} />
    </ActionForm>
  );
}
