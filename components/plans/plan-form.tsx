"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useWatch, type Control } from "react-hook-form";
import { ActionForm } from "@/components/form/action-form";
import { StaleAlert } from "@/components/form/stale-alert";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { useStaleEdit, useStaleWatch, type StaleEdit } from "@/components/form/use-stale-edit";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { formatRupees } from "@/lib/domain/money";
import { savePlanAction } from "@/lib/features/plans/actions";
import type { CataloguePlan } from "@/lib/features/plans/queries";
import { planSchema, planTexts, type PlanFormValues } from "@/lib/features/plans/schema";
import { PictureField } from "./picture-field";

const fresh: PlanFormValues = { name: "", dailyRate: "", description: "", items: "" };

/** Makes a plan, or changes the one it is given. */
export function PlanForm({ plan }: { plan?: CataloguePlan }) {
  const t = useTranslations("adminPlans");
  const router = useRouter();
  const watch = useStaleWatch(savePlanAction);
  const state = useActionForm({
    schema: planSchema,
    action: watch.action,
    keepAs: `plan:${plan?.id ?? "new"}`,
    defaultValues: plan ? { planId: plan.id, version: plan.version, ...planTexts(plan) } : fresh,
    onSuccess: ({ planId }) => router.push(`/admin/plans?saved=${planId}`),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "name-taken": "name", "picture-unreadable": "picture" },
  });
  const { control, pending } = state;
  const stale = useStaleEdit(watch, state);
  return (
    <ActionForm
      state={watch.quiet(state)}
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
          maxLength={100}
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
    </ActionForm>
  );
}

function PlanStale({ stale }: { stale: StaleEdit | null }) {
  const t = useTranslations("adminPlans.form");
  const labels = {
    name: t("name"),
    dailyRate: t("rate"),
    description: t("description"),
    items: t("items"),
  };
  return <StaleAlert stale={stale} labels={labels} otherwise={t("pictureReplaced")} />;
}

/** Said before saving: a new rate is not for those who run the plan now. */
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
