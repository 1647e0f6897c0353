"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import type { Action } from "@/components/press/server-call";
import { useActionForm } from "@/components/press/use-action-form";
import type { StaffChangeRefusal } from "@/lib/domain/staff/changes";
import { activateStaffAction, deactivateStaffAction } from "@/lib/features/staff/actions";
import type { StaffEntry } from "@/lib/features/staff/queries";

/** Takes away somebody's way in, or gives it back, with a reason. */
export function WayInDialog({ person }: { person: StaffEntry }) {
  const t = useTranslations("adminStaff");
  const { fullname: name } = person;
  const way = person.state === "deactivated" ? "activate" : "deactivate";
  return (
    <FormDialog
      // once done, the opposite question is asked
      key={way}
      button={t(`${way}.button`)}
      title={t(`${way}.title`, { name })}
      description={t(`${way}.description`)}
    >
      {(close) => <WayInForm key={person.version} person={person} way={way} onDone={close} />}
    </FormDialog>
  );
}

type Refusal = StaffChangeRefusal | "staff-gone" | "last-owner";
type WayInFormProps = { person: StaffEntry; way: "activate" | "deactivate"; onDone: () => void };

function WayInForm({ person, way, onDone }: WayInFormProps) {
  const t = useTranslations("adminStaff");
  const action: Action<void, Refusal> = way === "deactivate" ? deactivateStaffAction : activateStaffAction;
  const state = useActionForm({
    schema: () => import("@/lib/features/staff/schema").then(({ staffWayInSchema }) => staffWayInSchema),
    action,
    keepAs: `${way}-staff:${person.id}`,
    defaultValues: { userId: person.id, version: person.version, reason: "" },
    onSuccess: onDone,
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} variant={way === "deactivate" ? "destructive" : "default"}>
          {t(`${way}.button`)}
        </SubmitButton>
      }
    >
      <TextAreaField
        control={state.control}
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={2}
        maxLength={500}
      />
    </ActionForm>
  );
}
