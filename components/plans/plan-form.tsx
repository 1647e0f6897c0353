"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useWatch, type Control } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { useStaleEdit, useStaleWatch, type StaleEdit } from "@/components/fresh/use-stale-edit";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { formatRupees, rupees, type Rupees } from "@/lib/domain/money";
import type { CataloguePlan } from "@/lib/features/plans/queries";
import {
  MAX_NAME,
  planFormSchema,
  planTexts,
  USUAL_RATE,
  type PlanFormValues,
} from "@/lib/features/plans/schema";
import { MealField, withMealNames, type PlanMeals } from "./meal-field";
import { PictureField } from "./picture-field";
import { RateQuestion } from "./rate-question";
import { saveWithPicture } from "./save-with-picture";

const fresh: PlanFormValues = { name: "", dailyRate: "", description: "", items: "" };

type PlanFormProps = { plan?: CataloguePlan; meals: PlanMeals };

/** Creates a plan, or changes the one given. */
export function PlanForm({ plan, meals }: PlanFormProps) {
  const t = useTranslations("adminPlans");
  const router = useRouter();
  const watch = useStaleWatch(saveWithPicture);
  const state = useActionForm({
    schema: () => import("@/lib/features/plans/schema").then(({ planFormSchema }) => planFormSchema),
    action: watch.action,
    keepAs: `plan:${plan?.id ?? "new"}`,
    defaultValues: plan
      ? { planId: plan.id, version: plan.version, ...planTexts(plan) }
      : { ...fresh, slotId: meals.all[0] && String(meals.all[0].id) },
    onSuccess: ({ planId }) => router.push(`/admin/plans?saved=${planId}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: {
      "name-taken": "name",
      "picture-unreadable": "picture",
      "picture-pixels": "picture",
      "picture-infected": "picture",
      "picture-unscanned": "picture",
      "picture-gone": "picture",
      "slot-stays": "slotId",
      "no-such-meal": "slotId",
    },
  });
  const { control, pending } = state;
  const stale = withMealNames(useStaleEdit(watch, state), meals);
  const [asked, setAsked] = useState<Rupees | null>(null);

  function askFirst(event?: React.BaseSyntheticEvent): void {
    const rate = unusualRate(state.form.getValues("dailyRate"), plan?.dailyRate);
    if (rate === null) return state.submit(event);
    event?.preventDefault();
    setAsked(rate);
  }

  return (
    <ActionForm
      state={{ ...watch.quiet(state), submit: askFirst }}
      className="max-w-2xl"
      footer={
        <>
          <PlanStale stale={stale} />
          <SubmitButton pending={pending}>{t("form.save")}</SubmitButton>
          <LinkButton variant="ghost" href="/admin/plans">
            {t("form.cancel")}
          </LinkButton>
        </>
      }
    >
      <div className="grid gap-5 sm:grid-cols-[1fr_12rem]">
        <TextField
          control={control}
          name="name"
          label={t("form.name")}
          hint={t("form.nameHint")}
          maxLength={MAX_NAME}
        />
        <TextField
          control={control}
          name="dailyRate"
          label={t("form.rate")}
          hint={t("form.rateHint")}
          inputMode="numeric"
          numeric
        />
      </div>
      {plan && plan.running > 0 ? <RateNote control={control} plan={plan} /> : null}
      <MealField control={control} meals={meals} />
      <TextAreaField
        control={control}
        name="description"
        label={t("form.description")}
        hint={t("form.descriptionHint")}
        rows={2}
        maxLength={255}
        optional
      />
      <TextAreaField
        control={control}
        name="items"
        label={t("form.items")}
        hint={t("form.itemsHint")}
        rows={6}
        optional
      />
      <PictureField
        control={control}
        name="picture"
        label={t("form.picture")}
        current={plan?.imageFilename ?? null}
      />
      <RateQuestion
        rate={asked}
        onClose={() => setAsked(null)}
        onConfirm={() => {
          setAsked(null);
          state.submit();
        }}
      />
    </ActionForm>
  );
}

/** The typed rate when it is far above what a tiffin costs and isn't the plan's current one. */
function unusualRate(typed: string, now: Rupees | undefined): Rupees | null {
  const parsed = planFormSchema.shape.dailyRate.safeParse(typed);
  return parsed.success && parsed.data > USUAL_RATE && parsed.data !== now ? rupees(parsed.data) : null;
}

function PlanStale({ stale }: { stale: StaleEdit | null }) {
  const t = useTranslations("adminPlans.form");
  const labels = {
    name: t("name"),
    dailyRate: t("rate"),
    description: t("description"),
    items: t("items"),
    slotId: t("meal"),
  };
  return <StaleAlert stale={stale} labels={labels} otherwise={t("pictureReplaced")} />;
}

/** Said before saving: a new rate doesn't apply to those already subscribed. */
function RateNote({ control, plan }: { control: Control<PlanFormValues>; plan: CataloguePlan }) {
  const t = useTranslations("adminPlans.form");
  const typed = useWatch({ control, name: "dailyRate" });
  if (typed.trim() === String(plan.dailyRate)) return null;
  return (
    <Alert role="status">
      <p>{t("rateChange", { count: plan.running, rate: formatRupees(plan.dailyRate) })}</p>
    </Alert>
  );
}
