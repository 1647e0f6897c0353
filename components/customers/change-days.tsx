"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { clearSent } from "@/components/form/clear-sent";
import { DateField } from "@/components/form/date-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { useAmountsInWords, useDaysInWords } from "@/components/pauses/day-words";
import { Alert } from "@/components/ui/alert";
import { TextLink } from "@/components/ui/text-link";
import type { ActionResult } from "@/lib/action-result";
import type { PauseRefusal, ResumeRefusal } from "@/lib/domain/pause";
import { eachDay, formatMonth, monthOf, type PlainDate, type PlainMonth } from "@/lib/domain/plain-date";
import type { MonthAmount } from "@/lib/domain/worth";
import { changeDaysSchema } from "@/lib/features/customers/schema";
import { adminPauseDaysAction, adminResumeDaysAction } from "@/lib/features/pauses/actions";

type Reason = PauseRefusal | ResumeRefusal;
type Changed = {
  change: "pause" | "resume";
  days: PlainDate[];
  amounts: MonthAmount[];
  refused: { day: PlainDate; reason: Reason }[];
};

type ChangeDaysProps = {
  customerId: number;
  today: PlainDate;
  /** Bills made already that a correction would change. */
  unpaidBills: readonly { id: number; month: PlainMonth }[];
};

/** An admin pauses or resumes days for a customer, gone ones too, with a reason. */
export function ChangeDays({ customerId, today, unpaidBills }: ChangeDaysProps) {
  const t = useTranslations("adminCustomers.change");
  const refusals = useTranslations("pauses.refusals");
  const [changed, setChanged] = useState<Changed | null>(null);
  const state = useActionForm({
    schema: changeDaysSchema(today),
    action: changeDaysOf(customerId, today),
    defaultValues: { first: "", last: "", reason: "", change: "pause" },
    refusalText: (error) => refusals(error),
    onTry: () => setChanged(null),
    onSuccess: (done, sent) => {
      clearSent(state.form, sent, ["first", "last", "reason"]);
      setChanged(done);
    },
  });
  const submitAs = (change: "pause" | "resume") => state.form.setValue("change", change);
  return (
    <ActionForm
      state={state}
      labelledBy="change-days"
      footer={
        <>
          <SubmitButton pending={state.pending} onClick={() => submitAs("pause")}>
            {t("pause")}
          </SubmitButton>
          <SubmitButton variant="outline" pending={state.pending} onClick={() => submitAs("resume")}>
            {t("resume")}
          </SubmitButton>
        </>
      }
    >
      <DateField control={state.control} name="first" label={t("first")} today={today} />
      <DateField control={state.control} name="last" label={t("last")} hint={t("lastHint")} today={today} />
      <TextField control={state.control} name="reason" label={t("reason")} hint={t("reasonHint")} />
      <div role="status">{changed ? <Outcome changed={changed} unpaidBills={unpaidBills} /> : null}</div>
    </ActionForm>
  );
}

function changeDaysOf(customerId: number, today: PlainDate) {
  return async (input: unknown, key?: string): Promise<ActionResult<Changed, Reason>> => {
    // the form has checked it already: what still fails is the action's to say
    const parsed = changeDaysSchema(today).safeParse(input);
    if (!parsed.success) return { ok: false, error: "invalid" };
    const { first, last = first, reason, change } = parsed.data;
    const sent = { customerId, days: eachDay(first, last), reason };
    return change === "pause" ? pause(sent, key) : resume(sent, key);
  };
}

async function pause(sent: object, key?: string): Promise<ActionResult<Changed, Reason>> {
  const result = await adminPauseDaysAction(sent, key);
  if (!result.ok) return result;
  const { paused: days, saved: amounts, refused } = result.value;
  return { ok: true, value: { change: "pause", days, amounts, refused } };
}

async function resume(sent: object, key?: string): Promise<ActionResult<Changed, Reason>> {
  const result = await adminResumeDaysAction(sent, key);
  if (!result.ok) return result;
  const { resumed: days, added: amounts, refused } = result.value;
  return { ok: true, value: { change: "resume", days, amounts, refused } };
}

function Outcome({ changed, unpaidBills }: Pick<ChangeDaysProps, "unpaidBills"> & { changed: Changed }) {
  const t = useTranslations("adminCustomers.change");
  const days = useDaysInWords()(changed.days);
  const amounts = useAmountsInWords();
  const isPause = changed.change === "pause";
  const worth = amounts(isPause ? "savedItem" : "addedItem", changed.amounts);
  const money = worth ? t(isPause ? "saved" : "added", { amounts: worth }) : "";
  const months = new Set(changed.days.map(monthOf));
  const stale = unpaidBills.filter(({ month }) => months.has(month));
  return (
    <Alert tone={isPause ? "paused" : "good"}>
      <p className="tabular-nums">{t(isPause ? "paused" : "resumed", { days, money })}</p>
      {changed.refused.length > 0 ? <Left refused={changed.refused} /> : null}
      {stale.map(({ id, month }) => (
        <p key={id}>
          <TextLink href={`/admin/bills/${id}`}>{t("recalculate", { month: formatMonth(month) })}</TextLink>
        </p>
      ))}
    </Alert>
  );
}

/** How many days stayed as they were, by reason. */
function Left({ refused }: Pick<Changed, "refused">) {
  const t = useTranslations("adminCustomers.change");
  const words = useTranslations("pauses.reasons");
  const format = useFormatter();
  const reasons = [...new Set(refused.map(({ reason }) => reason))].map((reason) => {
    const count = refused.filter((day) => day.reason === reason).length;
    return t("reasonCount", { count, reason: words(reason) });
  });
  return <p>{t("left", { count: refused.length, reasons: format.list(reasons) })}</p>;
}
