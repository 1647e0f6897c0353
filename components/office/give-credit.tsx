"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogHeader,
  DialogTitle,
  DialogTrigger,
} from "@/components/ui/dialog";
import { GiveCreditForm, type CreditedCustomer, type GivenCredit } from "./give-credit-form";

/** Gives a customer credit; what became of it stays on the page. */
export function GiveCredit({ customer }: { customer: CreditedCustomer }) {
  const t = useTranslations("adminCustomers.credit.give");
  const common = useTranslations("common.actions");
  const [open, setOpen] = useState(false);
  const [given, setGiven] = useState<GivenCredit | null>(null);
  const { name } = customer;
  const onDone = (credit: GivenCredit) => {
    setOpen(false);
    setGiven(credit);
  };
  return (
    <div className="space-y-3">
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button variant="outline">{t("button")}</Button>
        </DialogTrigger>
        <DialogContent closeLabel={common("close")}>
          <DialogHeader>
            <DialogTitle>{t("title", { name })}</DialogTitle>
            <DialogDescription>{t("description")}</DialogDescription>
          </DialogHeader>
          <GiveCreditForm customer={customer} onDone={onDone} />
        </DialogContent>
      </Dialog>
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
