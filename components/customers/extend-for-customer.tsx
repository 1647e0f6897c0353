"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { ConfirmField } from "@/components/form/confirm-field";
import { DateField } from "@/components/form/date-field";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { formatRupees } from "@/lib/domain/money";
import { addDays, formatDay } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import { adminExtendAction, previewAdminExtendAction } from "@/lib/features/subscriptions/actions";
import type { OfficeChangeProps } from "./end-for-customer";
import { useBillsSeen } from "@/components/corrections/use-bills-seen";

/** An admin moves a subscription's end to a later day, at the same rate. */
export function ExtendForCustomer(props: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.extend");
  const { planName, endDate, dailyRate } = props.subscription;
  return (
    <FormDialog
      button={t("button")}
      title={t("title", { plan: planName })}
      description={t("description", { day: formatDay(endDate, "medium"), amount: formatRupees(dailyRate) })}
    >
      {(close) => (
        <ExtendForm
          {...props}
          onDone={(...done) => {
            close();
            props.onDone(...done);
          }}
        />
      )}
    </FormDialog>
  );
}

function ExtendForm({ subscription, customerId, today, onDone }: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.extend");
  const refusals = useTranslations("subscriptions.refusals");
  const cancelled = useTranslations("adminCorrections.confirm");
  const { seen, dialog } = useBillsSeen();
  const { id, planName, startDate, endDate } = subscription;
  const act = seen(previewAdminExtendAction, adminExtendAction);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/subscriptions/schema").then(({ adminExtendSchema }) => adminExtendSchema(today)),
    action: act,
    keepAs: `extend-for-customer:${id}`,
    defaultValues: { customerId, subscriptionId: id, endDate: "", reason: "", isSecond: false },
    refusalText: (error) => {
      if (error === "not-confirmed") return cancelled("cancelled");
      return error === "same-plan" ? t("samePlan", { plan: planName }) : refusals(error);
    },
    refusalField: { "not-later": "endDate", "too-long": "endDate", "same-plan": "isSecond" },
    onSuccess: (extended) =>
      onDone(
        t("done", {
          plan: extended.planName,
          day: formatDay(extended.endDate, "spoken"),
          days: extended.days,
          total: formatRupees(extended.total),
        }),
        extended.correctionId,
      ),
  });
  return (
    <ActionForm state={state} footer={<SubmitButton pending={state.pending}>{t("button")}</SubmitButton>}>
      <DateField
        control={state.control}
        name="endDate"
        label={t("last")}
        today={today}
        min={addDays(endDate, 1)}
        max={addDays(startDate, MAX_SUBSCRIPTION_DAYS - 1)}
      />
      <TextField control={state.control} name="reason" label={t("reason")} hint={t("reasonHint")} />
      <ConfirmField control={state.control} name="isSecond" label={t("second")} />
      {dialog}
    </ActionForm>
  );
}
