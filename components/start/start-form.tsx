"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useWatch } from "react-hook-form";
import { ADDRESS_NAMES, AddressFields } from "@/components/accounts/address-fields";
import { FormSection } from "@/components/accounts/form-section";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm, type ActionFormState } from "@/components/press/use-action-form";
import { useCutoffWords } from "@/components/slots/known-cutoffs";
import { firstRun, keptRun, RUN_REFUSALS, withSeenRate } from "@/components/subscriptions/run-fields";
import type { ChosenDays } from "@/lib/domain/estimates/start-this";
import type { Rupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { usualPinOf } from "@/lib/domain/typed/area-pins";
import { startAction } from "@/lib/features/subscriptions/actions";
import type { startForm } from "@/lib/features/subscriptions/forms";
import type { QuoteTerms } from "@/lib/features/subscriptions/quotes";
import type { StartFields } from "@/lib/features/subscriptions/schema";
import { AgreeNote } from "./agree-note";
import { ChosenRun } from "./chosen-run";
import { PERSON_NAMES, PersonFields } from "./person-fields";

type StartFormProps = {
  plan: { id: number; name: string; dailyRate: Rupees; slot: { id: number } };
  terms: QuoteTerms;
  today: PlainDate;
  firstDay: PlainDate;
  /** The days, on the way here. */
  chosen?: ChosenDays | null;
  areas: readonly string[];
  /** Chosen on the way here; empty otherwise. */
  area: string;
  /** The city and state that nearly everybody would type. */
  home: { city: string; state: string };
  plain?: typeof startForm;
};

/** Days and price, then who and where: an account and its first subscription by one press. */
export function StartForm({ plan, terms, today, firstDay, areas, ...given }: StartFormProps) {
  const t = useTranslations("subscriptions.start");
  const { home } = given;
  const state = useStart({ plan, today, firstDay, ...given });
  const { control } = state;
  useUsualPin(state.form);
  return (
    <ActionForm
      state={state}
      className="gap-8"
      footer={
        <SubmitButton pending={state.pending} isPlain size="lg" className="max-sm:w-full">
          {t("submit")}
        </SubmitButton>
      }
    >
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="seenRate" value={plan.dailyRate} />
      <input type="hidden" name="city" value={home.city} />
      <input type="hidden" name="state" value={home.state} />
      <ChosenRun control={control} plan={plan} terms={terms} today={today} firstDay={firstDay} />
      <FormSection title={t("you")}>
        <PersonFields control={control} names={PERSON_NAMES} />
      </FormSection>
      <FormSection title={t("where")}>
        <AddressFields control={control} names={ADDRESS_NAMES} areas={areas} isShort />
      </FormSection>
      <AgreeNote />
    </ActionForm>
  );
}

const empty = { fullname: "", email: "", phone: "", password: "", addr1: "", addr2: "" };

const OF_ACCOUNT = ["area", "password-common", "password-personal"] as const;
const isOfAccount = (error: string): error is (typeof OF_ACCOUNT)[number] =>
  OF_ACCOUNT.some((known) => known === error);

const REFUSAL_FIELDS = {
  ...RUN_REFUSALS,
  "password-common": "password",
  "password-personal": "password",
  area: "area",
} as const;

type Start = Pick<StartFormProps, "plan" | "today" | "firstDay" | "chosen" | "area" | "home" | "plain">;

function useStart({ plan, today, firstDay, chosen = null, area, home, plain }: Start) {
  const t = useTranslations("subscriptions.refusals");
  const ofAccount = useTranslations("accounts.refusals");
  const cutoffs = useCutoffWords();
  const router = useRouter();
  const atSeenRate: typeof startAction = (input, ...sent) =>
    startAction(withSeenRate(input, plan.dailyRate), ...sent);
  const run = firstRun(firstDay, chosen);
  const where = { area, pincode: usualPinOf(area) ?? "", isPincodeRight: false, ...home };
  return useActionForm({
    schema: () => import("@/lib/features/subscriptions/schema").then(({ startSchema }) => startSchema(today)),
    action: atSeenRate,
    plain,
    keepAs: keptRun(`start:${plan.id}`, chosen),
    isDraft: true,
    defaultValues: { planId: plan.id, ...run, ...empty, ...where },
    refusalText: (error) =>
      isOfAccount(error) ? ofAccount(error) : t(error, { plan: plan.name, ...cutoffs }),
    refusalField: REFUSAL_FIELDS,
    onSuccess: ({ to }) => router.push(to),
  });
}

type Filling = Pick<ActionFormState<StartFields>["form"], "control" | "getValues" | "setValue">;

/** Fills in the PIN code of an area that has but one, as long as nobody has typed another. */
function useUsualPin({ control, getValues, setValue }: Filling) {
  const area = useWatch({ control, name: "area" });
  const filled = useRef(usualPinOf(area) ?? "");
  useEffect(() => {
    const usual = usualPinOf(area) ?? "";
    if (getValues("pincode") === filled.current) setValue("pincode", usual);
    filled.current = usual;
  }, [area, getValues, setValue]);
}
