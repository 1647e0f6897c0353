"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { FormDialog } from "@/components/form/form-dialog";
import { SubmitButton } from "@/components/form/submit-button";
import { TextAreaField } from "@/components/form/text-area-field";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/press/use-action-form";
import { settleFlagAction } from "@/lib/features/odd-cases/actions";
import type { OpenFlag } from "@/lib/features/odd-cases/flags";
import { settleFlagSchema, type FlagWay } from "@/lib/features/odd-cases/schema";
import { useMoneyInWords } from "@/components/payments/money-words";

type FlagToSettle = Pick<OpenFlag, "id" | "ways" | "waiting" | "customer">;

/** The ways to settle an odd case, each behind a window that says what will happen; it leaves the list once settled. */
export function SettleFlag({ flag, describedBy }: { flag: FlagToSettle; describedBy: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      {flag.ways.map((way) => (
        <Way key={way} way={way} flag={flag} describedBy={describedBy} />
      ))}
    </div>
  );
}

type WayProps = { way: FlagWay; flag: FlagToSettle; describedBy: string };

function Way({ way, flag, describedBy }: WayProps) {
  const t = useTranslations(`adminPayments.flags.ways.${way}`);
  const words = useWayWords(flag);
  return (
    <FormDialog
      button={t("button")}
      describedBy={describedBy}
      title={t("title", words)}
      description={useDescription(way, flag)}
    >
      {(close) => <SettleForm flag={flag} way={way} onDone={close} />}
    </FormDialog>
  );
}

function useDescription(way: FlagWay, flag: FlagToSettle): string {
  const t = useTranslations("adminPayments.flags.ways");
  const words = useWayWords(flag);
  return isForNobody(way, flag) ? t("credit.descriptionOfNobody") : t(`${way}.description`, words);
}

/** Whether money of nobody is to become credit: then the owner must be named. */
function isForNobody(way: FlagWay, { customer }: FlagToSettle): boolean {
  return way === "credit" && customer === null;
}

function useWayWords({ waiting, customer }: FlagToSettle) {
  const t = useTranslations("adminPayments.flags");
  const money = useMoneyInWords();
  return {
    amount: waiting ? money(waiting) : t("someAmount"),
    name: customer?.fullname ?? t("somebody"),
    known: customer ? "yes" : "no",
  };
}

function SettleForm({ flag, way, onDone }: Omit<WayProps, "describedBy"> & { onDone: () => void }) {
  const t = useTranslations("adminPayments");
  const words = useWayWords(flag);
  const mustName = isForNobody(way, flag);
  const state = useActionForm({
    schema: settleFlagSchema,
    action: settleFlagAction,
    keepAs: `settle-flag:${flag.id}:${way}`,
    defaultValues: { flagId: flag.id, way, note: "", email: "" },
    refusalText: (error) => t(`refusals.${error}`),
    refusalField: mustName ? { "no-customer": "email", "no-such-customer": "email" } : {},
    onSuccess: onDone,
  });
  return (
    <ActionForm
      state={state}
      footer={
        <SubmitButton pending={state.pending} className="tabular-nums">
          {t(`flags.ways.${way}.submit`, words)}
        </SubmitButton>
      }
    >
      {mustName ? (
        <TextField
          control={state.control}
          name="email"
          type="email"
          label={t("flags.ways.credit.email")}
          hint={t("flags.ways.credit.emailHint")}
        />
      ) : null}
      <TextAreaField
        control={state.control}
        name="note"
        label={t("flags.note")}
        hint={t(`flags.ways.${way}.noteHint`, words)}
        rows={3}
        maxLength={500}
      />
    </ActionForm>
  );
}
