"use client";

import { useTranslations } from "next-intl";
import { FormDialog } from "@/components/form/form-dialog";
import { DateField } from "@/components/form/date-field";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { endForCustomerSchema } from "@/lib/features/customers/schema";
import { adminEndEarlyAction, previewAdminEndAction } from "@/lib/features/subscriptions/actions";
import type { LoadedSubscription } from "@/lib/features/subscriptions/queries";
import { useBillsSeen } from "@/components/corrections/use-bills-seen";

export type OfficeChangeProps = {
  subscription: LoadedSubscription;
  customerId: number;
  today: PlainDate;
  /** `correctionId`: the correction of the bills that the change touched. */
  onDone: (sentence: string, correctionId: number | null) => void;
};

/** An admin ends a customer's subscription, from a day that may be in the past. */
export function EndForCustomer(props: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.end");
  const { planName } = props.subscription;
  return (
    <FormDialog button={t("button")} title={t("title", { plan: planName })} description={t("description")}>
      {(close) => (
        <EndForm
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

function EndForm({ subscription, customerId, today, onDone }: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.end");
  const refusals = useTranslations("subscriptions.refusals");
  const cancelled = useTranslations("adminCorrections.confirm");
  const { seen, dialog } = useBillsSeen();
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/customers/schema").then(({ endForCustomerSchema }) =>
        endForCustomerSchema(today),
      ),
    action: endOf({ customerId, subscriptionId: subscription.id }, today, seen),
    keepAs: `end-for-customer:${subscription.id}`,
    defaultValues: { lastDate: "", reason: "" },
    refusalText: (error) => (error === "not-confirmed" ? cancelled("cancelled") : refusals(error)),
    onSuccess: ({ planName, endDate, correctionId }) =>
      onDone(
        endDate === null
          ? t("removed", { plan: planName })
          : t("done", { plan: planName, day: formatDay(endDate, "spoken") }),
        correctionId,
      ),
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton variant="destructive" pending={state.pending}>
          {t("button")}
        </SubmitButton>
      }
    >
      <DateField
        control={state.control}
        name="lastDate"
        label={t("last")}
        hint={t("lastHint")}
        today={today}
        max={subscription.endDate}
      />
      <TextField control={state.control} name="reason" label={t("reason")} hint={t("reasonHint")} />
      {dialog}
    </ActionForm>
  );
}

function endOf(
  about: { customerId: number; subscriptionId: number },
  today: PlainDate,
  seen: ReturnType<typeof useBillsSeen>["seen"],
) {
  return (input: unknown, key?: string) => {
    // an empty last day is left out: the rule for customers then decides which it is
    const { data } = endForCustomerSchema(today).safeParse(input);
    return seen(previewAdminEndAction, adminEndEarlyAction)({ ...about, ...data }, key);
  };
}
