"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SavedNote } from "@/components/accounts/saved-note";
import { StaleAlert } from "@/components/fresh/stale-alert";
import { useStaleEdit, useStaleWatch } from "@/components/fresh/use-stale-edit";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/press/use-action-form";
import type { StaffRole } from "@/lib/domain/identity";
import type { StaffChangeRefusal } from "@/lib/domain/staff/changes";
import { setStaffRoleAction } from "@/lib/features/staff/actions";
import type { StaffEntry } from "@/lib/features/staff/queries";

type StaffRoleFormProps = { person: StaffEntry; roles: readonly StaffRole[] };
type Refusal = StaffChangeRefusal | "staff-gone" | "last-owner";

export function StaffRoleForm({ person, roles }: StaffRoleFormProps) {
  const { id: userId, role, version } = person;
  // the form starts from what was last saved, by whomever
  return <RoleForm key={version} seen={{ userId, role, version }} roles={roles} />;
}

function RoleForm({ seen, roles }: { seen: Seen; roles: readonly StaffRole[] }) {
  const t = useTranslations("adminStaff");
  const names = useTranslations("common.roles");
  const [saved, setSaved] = useState(false);
  const watch = useStaleWatch<void, Refusal>(setStaffRoleAction);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/staff/schema").then(({ changeStaffRoleSchema }) => changeStaffRoleSchema),
    action: watch.action,
    keepAs: `staff-role:${seen.userId}`,
    defaultValues: seen,
    onTry: () => setSaved(false),
    onSuccess: () => setSaved(true),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "last-owner": "role", "owner-only": "role" },
  });
  return (
    <ActionForm
      state={watch.quiet(state)}
      footer={
        <>
          <StaleAlert stale={useStaleEdit(watch, state)} labels={{ role: t("changeRole.label") }} />
          <SubmitButton pending={state.pending} variant="outline">
            {t("changeRole.submit")}
          </SubmitButton>
          <SavedNote text={saved && !state.pending ? t("changeRole.saved") : null} />
        </>
      }
    >
      <SelectField
        control={state.control}
        name="role"
        label={t("changeRole.label")}
        placeholder={null}
        options={roles.map((role) => ({ value: role, label: names(role) }))}
        className="sm:max-w-72"
      />
    </ActionForm>
  );
}

type Seen = { userId: number; role: StaffRole; version: number };
