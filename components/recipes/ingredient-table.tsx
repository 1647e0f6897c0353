"use client";

import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { useActionForm } from "@/components/press/use-action-form";
import { DataTable } from "@/components/ui/data-table";
import { savePackAction } from "@/lib/features/recipes/actions";
import type { IngredientRow } from "@/lib/features/recipes/queries";
import { packText } from "@/lib/features/recipes/schema";

/** What all recipes hold, each with the pack in which it is bought. */
export function IngredientTable({ ingredients }: { ingredients: readonly IngredientRow[] }) {
  const t = useTranslations("recipes.ingredients");
  return (
    <DataTable
      caption={t("title")}
      dense
      rows={ingredients}
      rowKey={({ id }) => id}
      columns={[
        { name: t("name"), cell: ({ id, name }) => <span id={`ingredient-${id}`}>{name}</span> },
        { name: t("dishes"), cell: ({ dishes }) => dishes.join(", ") },
        { name: t("pack"), cell: (one) => packText(one) || t("loose") },
        { name: t("change"), isNameHidden: true, cell: (one) => <ChangePack ingredient={one} /> },
      ]}
    />
  );
}

function ChangePack({ ingredient }: { ingredient: IngredientRow }) {
  const t = useTranslations("recipes.ingredients");
  const { id, name } = ingredient;
  return (
    <FormDialog
      button={t("change")}
      size="sm"
      describedBy={`ingredient-${id}`}
      title={t("changeTitle", { name })}
      description={t("changeDescription")}
    >
      {(close) => <PackForm ingredient={ingredient} onDone={close} />}
    </FormDialog>
  );
}

function PackForm({ ingredient, onDone }: { ingredient: IngredientRow; onDone: () => void }) {
  const t = useTranslations("recipes");
  const router = useRouter();
  const watch = useStaleWatch(savePackAction);
  const state = useActionForm({
    schema: () => import("@/lib/features/recipes/schema").then(({ packSchema }) => packSchema),
    action: watch.action,
    keepAs: `pack:${ingredient.id}`,
    defaultValues: { ingredientId: ingredient.id, version: ingredient.version, pack: packText(ingredient) },
    onSuccess: () => {
      onDone();
      router.refresh();
    },
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "other-unit": "pack" },
  });
  const label = t("ingredients.pack");
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={{ pack: label }} />
          <SubmitButton pending={state.pending}>{t("ingredients.save")}</SubmitButton>
        </>
      }
    >
      <TextField
        control={state.control}
        name="pack"
        label={label}
        hint={t("ingredients.packHint")}
        maxLength={20}
        optional
      />
    </ActionForm>
  );
}
