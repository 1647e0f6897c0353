"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import type { Action } from "@/components/press/server-call";
import { useActionForm } from "@/components/press/use-action-form";
import {
  closeForCustomerAction,
  keepForCustomerAction,
  logOutCustomerAction,
} from "@/lib/features/own-data/actions";
import type { ClosingRefusal } from "@/lib/domain/closing";
import { forCustomerFormSchema } from "@/lib/features/own-data/schema";

type OfficeRefusal = ClosingRefusal | "account-closed" | "account-open" | "no-such-customer";
type About = { customerId: number; fullname: string };

/** Closes the account of somebody who asked by phone, once the office has said who asked. */
export function CloseForCustomer({ days, ...about }: About & { days: number }) {
  const t = useTranslations("adminCustomers.data");
  return (
    <FormDialog
      button={t("close")}
      title={t("closeTitle", { name: about.fullname })}
      description={t("closeText", { days })}
    >
      {(close) => (
        <AskedForm
          customerId={about.customerId}
          action={closeForCustomerAction}
          button={t("close")}
          variant="destructive"
          onDone={close}
        />
      )}
    </FormDialog>
  );
}

/** Undoes such a closing. */
export function KeepForCustomer(about: About) {
  const t = useTranslations("adminCustomers.data");
  return (
    <FormDialog
      button={t("keep")}
      title={t("keepTitle", { name: about.fullname })}
      description={t("keepText")}
    >
      {(close) => (
        <AskedForm
          customerId={about.customerId}
          action={keepForCustomerAction}
          button={t("keep")}
          variant="default"
          onDone={close}
        />
      )}
    </FormDialog>
  );
}

/** Ends every log-in of somebody who has lost a phone. */
export function LogOutCustomer(about: About) {
  const t = useTranslations("adminCustomers.data");
  return (
    <FormDialog button={t("end")} title={t("endTitle", { name: about.fullname })} description={t("endText")}>
      {(close) => (
        <AskedForm
          customerId={about.customerId}
          action={logOutCustomerAction}
          button={t("end")}
          variant="destructive"
          onDone={close}
        />
      )}
    </FormDialog>
  );
}

type AskedFormProps = {
  customerId: number;
  action: Action<unknown, OfficeRefusal>;
  button: string;
  variant: "default" | "destructive";
  onDone: () => void;
};

function AskedForm({ customerId, action, button, variant, onDone }: AskedFormProps) {
  const t = useTranslations("adminCustomers.data");
  const forThem: Action<unknown, OfficeRefusal> = (input, key) =>
    action({ ...forCustomerFormSchema.safeParse(input).data, customerId }, key);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/own-data/schema").then(({ forCustomerFormSchema }) => forCustomerFormSchema),
    action: forThem,
    keepAs: `account-of:${customerId}`,
    defaultValues: { reason: "" },
    refusalText: (reason) => t(`refusals.${reason}`),
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton variant={variant} pending={state.pending}>
          {button}
        </SubmitButton>
      }
    >
      <TextField control={state.control} name="reason" label={t("reason")} hint={t("reasonHint")} />
    </ActionForm>
  );
}
