"use client";

import { useTranslations } from "next-intl";
import type { Control } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import type { StaleEdit } from "@/components/fresh/use-stale-edit";
import type { PlanFormValues } from "@/lib/features/plans/schema";

export type PlanMeals = {
  /** All meals of the day. */
  all: readonly { id: number; name: string }[];
  /** Somebody has subscribed to this plan: it stays the meal that it is. */
  stays: boolean;
};

/** Which meal of the day a plan is; nothing in a kitchen with one. */
export function MealField({ control, meals }: { control: Control<PlanFormValues>; meals: PlanMeals }) {
  const t = useTranslations("adminPlans.form");
  if (meals.all.length < 2) return null;
  return (
    <SelectField
      control={control}
      name="slotId"
      label={t("meal")}
      hint={t(meals.stays ? "mealStays" : "mealHint")}
      placeholder={null}
      disabled={meals.stays}
      className="sm:max-w-72"
      options={meals.all.map(({ id, name }) => ({ value: String(id), label: name }))}
    />
  );
}

/** What changed meanwhile, with the meal by its name. */
export function withMealNames(stale: StaleEdit | null, { all }: PlanMeals): StaleEdit | null {
  if (!stale) return null;
  const nameOf = (id: string) => all.find((meal) => String(meal.id) === id)?.name ?? id;
  const changed = stale.changed.map((field) =>
    field.name === "slotId"
      ? { ...field, was: nameOf(field.was), now: nameOf(field.now), mine: nameOf(field.mine) }
      : field,
  );
  return { ...stale, changed };
}
