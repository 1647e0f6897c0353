"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { writeKept } from "@/lib/domain/estimates/kept";
import { keepEstimatesAction } from "@/lib/features/estimates/actions";
import { Calculator, type CalculatorProps, type Saved } from "./calculator";

/** The calculator of a customer, whose answers are kept in the account. */
export function MemberCalculator(props: CalculatorProps) {
  const t = useTranslations("estimates.refusals");
  const [saved, setSaved] = useState<Saved>(null);
  const { run, pending, refusal } = useAction({
    action: keepEstimatesAction,
    refusalText: (error) => t(error),
    onSuccess: () => setSaved("saved"),
  });
  return (
    <>
      <Calculator
        {...props}
        startPath="/subscriptions/new"
        saved={saved}
        pending={pending}
        onTyped={() => setSaved(null)}
        onSave={(estimate) => run({ kept: writeKept([estimate]) })}
      />
      <RefusalAlert refusal={refusal} className="mt-4" />
    </>
  );
}
