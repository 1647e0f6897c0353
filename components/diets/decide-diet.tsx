"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { useActionForm } from "@/components/press/use-action-form";
import { Button } from "@/components/ui/button";
import type { DietDecisionKind } from "@/lib/domain/diet/decision";
import type { PlainDate } from "@/lib/domain/plain-date";
import { decideDietAction } from "@/lib/features/diets/actions";

type About = {
  subscriptionId: number;
  day: PlainDate;
  code: string;
  dish: { id: number; name: string };
  substitute: { id: number; name: string } | null;
  seen: number;
};

/** The ways out where a dish stands against an allergy; sending it all the same is an owner's. */
export function DecideDiet({ about, mayOverride }: { about: About; mayOverride: boolean }) {
  const t = useTranslations("diets.kitchen");
  const state = useDecision(about, "leave_out");
  const { substitute, dish, code } = about;
  const decide = (decision: DietDecisionKind) => {
    state.form.setValue("decision", decision);
    state.submit();
  };
  return (
    <div className="flex flex-wrap items-start gap-2 print:hidden">
      <ActionForm state={state} className="gap-2" footer={null}>
        <div className="flex flex-wrap items-center gap-2">
          {substitute ? (
            <Button loading={state.pending} onClick={() => decide("substitute")}>
              {t("give", { dish: substitute.name })}
            </Button>
          ) : null}
          <Button variant="outline" loading={state.pending} onClick={() => decide("leave_out")}>
            {t("leave")}
          </Button>
        </div>
      </ActionForm>
      {mayOverride ? (
        <FormDialog
          button={t("override")}
          variant="ghost"
          title={t("overrideTitle", { dish: dish.name, code })}
          description={t("overrideDescription")}
        >
          {(close) => <OverrideForm about={about} onDone={close} />}
        </FormDialog>
      ) : null}
    </div>
  );
}

function OverrideForm({ about, onDone }: { about: About; onDone: () => void }) {
  const t = useTranslations("diets.kitchen");
  const state = useDecision(about, "override", onDone);
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("override")}</SubmitButton>}>
      <TextAreaField control={state.control} name="reason" label={t("reason")} rows={2} maxLength={500} />
    </ActionForm>
  );
}

function useDecision(about: About, decision: DietDecisionKind, onDone = () => {}) {
  const t = useTranslations("diets.kitchen");
  const { subscriptionId, day, dish, substitute, seen } = about;
  return useActionForm({
    schema: () => import("@/lib/features/diets/schema").then(({ decideDietSchema }) => decideDietSchema),
    action: decideDietAction,
    keepAs: `diet-${decision}:${subscriptionId}:${day}:${dish.id}`,
    defaultValues: {
      ...{ subscriptionId, day, dishId: dish.id, decision },
      ...{ substituteId: substitute?.id ?? null, reason: "", seen },
    },
    refusalText: (error) => t(`refusals.${error}`),
    onSuccess: onDone,
  });
}
