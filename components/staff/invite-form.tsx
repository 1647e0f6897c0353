"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import type { StaffRole } from "@/lib/domain/identity";
import { inviteStaffAction } from "@/lib/features/staff/actions";

export type Invited = { fullname: string; isMailed: boolean; link: string | null };

type InviteFormProps = { roles: readonly StaffRole[]; onInvited: (invited: Invited) => void };

export function InviteForm({ roles, onInvited }: InviteFormProps) {
  const t = useTranslations("adminStaff");
  const names = useTranslations("common.roles");
  const state = useActionForm({
    schema: () => import("@/lib/features/staff/schema").then(({ inviteSchema }) => inviteSchema),
    action: inviteStaffAction,
    keepAs: "invite-staff",
    defaultValues: { fullname: "", email: "", phone: "" },
    // after a reload the answer comes without the link, which is stored nowhere
    onSuccess: ({ link }, sent) =>
      onInvited({ fullname: sent.fullname.trim(), isMailed: sent.email.trim() !== "", link: link ?? null }),
    refusalText: (refusal) => t(`refusals.${refusal}`),
    refusalField: { "email-taken": "email", "phone-taken": "phone", "owner-only": "role" },
  });
  const { control } = state;
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("add.submit")}</SubmitButton>}>
      <TextField control={control} name="fullname" label={t("add.fullname")} maxLength={100} />
      <TextField
        control={control}
        name="email"
        label={t("add.email")}
        hint={t("add.emailHint")}
        type="email"
        autoComplete="off"
        maxLength={120}
        optional
      />
      <TextField
        control={control}
        name="phone"
        label={t("add.phone")}
        hint={t("add.phoneHint")}
        inputMode="tel"
        autoComplete="off"
        numeric
        optional
      />
      <SelectField
        control={control}
        name="role"
        label={t("add.role")}
        options={roles.map((role) => ({ value: role, label: names(role) }))}
      />
    </ActionForm>
  );
}
