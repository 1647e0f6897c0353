"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { Alert } from "@/components/ui/alert";
import { GiveCreditForm, type CreditedCustomer, type GivenCredit } from "./give-credit-form";

/** Gives a customer credit; the result stays on the page. */
export function GiveCredit({ customer }: { customer: CreditedCustomer }) {
  const t = useTranslations("adminCustomers.credit.give");
  const [given, setGiven] = useState<GivenCredit | null>(null);
  const { name } = customer;
  return (
    <div className="space-y-3">
      <FormDialog button={t("button")} title={t("title", { name })} description={t("description")}>
        {(close) => (
          <GiveCreditForm
            customer={customer}
            onDone={(credit) => {
              close();
              setGiven(credit);
            }}
          />
        )}
      </FormDialog>
      <div role="status">
        {given ? (
          <Alert tone="good">
            <p className="tabular-nums">
              {given.applied === null
                ? t("kept", { amount: given.amount })
                : t("applied", { amount: given.amount, applied: given.applied })}
            </p>
          </Alert>
        ) : null}
      </div>
    </div>
  );
}
