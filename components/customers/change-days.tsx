"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { clearSent } from "@/components/press/clear-sent";
import { DateField } from "@/components/form/date-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { UnderWay } from "@/components/corrections/under-way";
import { useBillsSeen } from "@/components/corrections/use-bills-seen";
import { useAmountsInWords, useDaysInWords } from "@/components/pauses/day-words";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { Alert } from "@/components/ui/alert";
import type { ActionResult } from "@/lib/access/action-result";
import type { PauseRefusal, ResumeRefusal } from "@/lib/domain/pause";
import { eachDay, type PlainDate } from "@/lib/domain/plain-date";
import type { MonthAmount } from "@/lib/domain/books/worth";
import { changeDaysSchema } from "@/lib/features/customers/schema";
import {
  adminPauseDaysAction,
  adminResumeDaysAction,
  previewAdminPauseAction,
  previewAdminResumeAction,
} from "@/lib/features/pauses/actions";

type Reason = PauseRefusal | ResumeRefusal;
type Seen = ReturnType<typeof useBillsSeen>["seen"];
type Refused = { day: PlainDate; reason: Reason }[];
type Corrected = { refused: Refused; correctionId: number | null };
type Changed = Corrected & { change: "pause" | "resume"; days: PlainDate[]; amounts: MonthAmount[] };
/** As both actions return it, and as the server keeps it for a page that asks. */
type Done = Corrected &
  ({ paused: PlainDate[]; saved: MonthAmount[] } | { resumed: PlainDate[]; added: MonthAmount[] });

type ChangeDaysProps = { customerId: number; today: PlainDate };

/** An admin pauses or resumes days for a customer, past ones too, with a reason. */
export function ChangeDays({ customerId, today }: ChangeDaysProps) {
  const t = useTranslations("adminCustomers.change");
  const refusals = useTranslations("pauses.refusals");
  const cutoffs = useCutoffWords();
  const cancelled = useTranslations("adminCorrections.confirm");
  const { seen, dialog } = useBillsSeen();
  const [changed, setChanged] = useState<Changed | null>(null);
  const state = useActionForm({
    schema: () =>
      import("@/lib/features/customers/schema").then(({ changeDaysSchema }) => changeDaysSchema(today)),
    action: changeDaysOf(customerId, today, seen),
    keepAs: `change-days:${customerId}`,
    defaultValues: { first: "", last: "", reason: "", change: "pause" },
    refusalText: (error) => (error === "not-confirmed" ? cancelled("cancelled") : refusals(error, cutoffs)),
    onTry: () => setChanged(null),
    onSuccess: (done, sent) => {
      clearSent(state.form, sent, ["first", "last", "reason"]);
      setChanged(changedBy(done));
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
      <div role="status">{changed ? <Outcome changed={changed} /> : null}</div>
      {dialog}
    </ActionForm>
  );
}

function changeDaysOf(customerId: number, today: PlainDate, seen: Seen) {
  return async (
    input: unknown,
    key?: string,
  ): Promise<ActionResult<Done, Reason | "bills-changed" | "not-confirmed">> => {
    // the form has already checked it: any remaining refusal is up to the action
    const parsed = changeDaysSchema(today).safeParse(input);
    if (!parsed.success) return { ok: false, error: "invalid" };
    const { first, last = first, reason, change } = parsed.data;
    const sent = { customerId, days: eachDay(first, last), reason };
    return change === "pause"
      ? seen(previewAdminPauseAction, adminPauseDaysAction)(sent, key)
      : seen(previewAdminResumeAction, adminResumeDaysAction)(sent, key);
  };
}

function changedBy(done: Done): Changed {
  const { refused, correctionId } = done;
  return "paused" in done
    ? { change: "pause", days: done.paused, amounts: done.saved, refused, correctionId }
    : { change: "resume", days: done.resumed, amounts: done.added, refused, correctionId };
}

function Outcome({ changed }: { changed: Changed }) {
  const t = useTranslations("adminCustomers.change");
  const days = useDaysInWords()(changed.days);
  const amounts = useAmountsInWords();
  const isPause = changed.change === "pause";
  const worth = amounts(isPause ? "savedItem" : "addedItem", changed.amounts);
  const money = worth ? t(isPause ? "saved" : "added", { amounts: worth }) : "";
  return (
    <Alert tone={isPause ? "paused" : "good"}>
      <p className="tabular-nums">{t(isPause ? "paused" : "resumed", { days, money })}</p>
      {changed.refused.length > 0 ? <Left refused={changed.refused} /> : null}
      <UnderWay correctionId={changed.correctionId} />
    </Alert>
  );
}

/** How many days stayed as they were, by reason. */
function Left({ refused }: Pick<Changed, "refused">) {
  const t = useTranslations("adminCustomers.change");
  const words = useTranslations("pauses.reasons");
  const format = useFormatter();
  const cutoffs = useCutoffWords();
  const reasons = [...new Set(refused.map(({ reason }) => reason))].map((reason) => {
    const count = refused.filter((day) => day.reason === reason).length;
    return t("reasonCount", { count, reason: words(reason, cutoffs) });
  });
  return <p>{t("left", { count: refused.length, reasons: format.list(reasons) })}</p>;
}
