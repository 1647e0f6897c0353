"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { SubmitButton } from "@/components/form/submit-button";
import type { PaymentRefusal } from "./use-payment";

/** Why a payment was not started; placed inside its form, which "Try again" resubmits as it is. */
export function StartRefusal({ refusal, isPending }: { refusal: PaymentRefusal | null; isPending: boolean }) {
  const t = useTranslations("payments.pay");
  return (
    <RefusalAlert refusal={refusal}>
      {refusal?.isPassing ? (
        <SubmitButton pending={isPending} variant="outline" className="mt-3">
          {t("tryAgain")}
        </SubmitButton>
      ) : null}
    </RefusalAlert>
  );
}
