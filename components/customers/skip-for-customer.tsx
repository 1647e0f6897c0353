"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { DateField } from "@/components/form/date-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { useAmountsInWords } from "@/components/pauses/day-words";
import type { ActionResult } from "@/lib/access/action-result";
import type { SkipRefusal, UnskipRefusal } from "@/lib/domain/pause";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import type { MonthAmount } from "@/lib/domain/books/worth";
import { skipForCustomerSchema } from "@/lib/features/customers/schema";
import {
  adminSkipDayAction,
  adminUnskipDayAction,
  previewAdminSkipAction,
  previewAdminUnskipAction,
} from "@/lib/features/pauses/actions";
import type { OfficeChangeProps } from "./end-for-customer";
import { useBillsSeen } from "@/components/corrections/use-bills-seen";
import { useCutoffWords } from "@/components/slots/known-cutoffs";

/** As both actions return it, and as the server keeps it for a page that asks. */
type Done = { day: PlainDate; correctionId: number | null } & (
  { saved: MonthAmount[] } | { added: MonthAmount[] }
);
type Seen = ReturnType<typeof useBillsSeen>["seen"];

/** An admin skips one meal of a day for a customer, or takes that back, on past days too. */
export function SkipForCustomer(props: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.skip");
  const { planName } = props.subscription;
  return (
    <FormDialog button={t("button")} title={t("title", { plan: planName })} description={t("description")}>
      {(close) => (
        <SkipForm
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

function SkipForm({ subscription, customerId, today, onDone }: OfficeChangeProps) {
  const t = useTranslations("adminCustomers.skip");
  const words = useTranslations("adminCustomers.change");
  const refusals = useTranslations("pauses.refusals");
  const cutoffs = useCutoffWords();
  const cancelled = useTranslations("adminCorrections.confirm");
  const { seen, dialog } = useBillsSeen();
  const amounts = useAmountsInWords();
  const { id: subscriptionId, planName: plan, startDate, endDate } = subscription;
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/customers/schema").then(({ skipForCustomerSchema }) =>
        skipForCustomerSchema(today),
      ),
    action: skipOf({ customerId, subscriptionId }, today, seen),
    keepAs: `skip-for-customer:${subscriptionId}`,
    defaultValues: { day: "", reason: "", change: "skip" },
    refusalText: (error) => (error === "not-confirmed" ? cancelled("cancelled") : refusals(error, cutoffs)),
    onSuccess: (done) => {
      const isSkip = "saved" in done;
      const worth = isSkip ? amounts("savedItem", done.saved) : amounts("addedItem", done.added);
      const money = worth ? words(isSkip ? "saved" : "added", { amounts: worth }) : "";
      onDone(
        t(isSkip ? "skipped" : "unskipped", { plan, day: formatDay(done.day, "spoken"), money }),
        done.correctionId,
      );
    },
  });
  const submitAs = (change: "skip" | "unskip") => state.form.setValue("change", change);
  return (
    <ActionForm
      state={state}
      footer={
        <>
          <SubmitButton pending={state.pending} onClick={() => submitAs("skip")}>
            {t("skip")}
          </SubmitButton>
          <SubmitButton variant="outline" pending={state.pending} onClick={() => submitAs("unskip")}>
            {t("unskip")}
          </SubmitButton>
        </>
      }
    >
      <DateField
        control={state.control}
        name="day"
        label={t("day")}
        today={today}
        min={startDate}
        max={endDate}
      />
      <TextField control={state.control} name="reason" label={t("reason")} hint={t("reasonHint")} />
      {dialog}
    </ActionForm>
  );
}

function skipOf(about: { customerId: number; subscriptionId: number }, today: PlainDate, seen: Seen) {
  return async (
    input: unknown,
    key?: string,
  ): Promise<ActionResult<Done, SkipRefusal | UnskipRefusal | "bills-changed" | "not-confirmed">> => {
    // the form has already checked it: any remaining refusal is up to the action
    const parsed = skipForCustomerSchema(today).safeParse(input);
    if (!parsed.success) return { ok: false, error: "invalid" };
    const { change, ...sent } = parsed.data;
    const wish = { ...about, ...sent };
    return change === "skip"
      ? seen(previewAdminSkipAction, adminSkipDayAction)(wish, key)
      : seen(previewAdminUnskipAction, adminUnskipDayAction)(wish, key);
  };
}
