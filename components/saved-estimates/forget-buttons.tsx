"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { forgetEstimatesAction } from "@/lib/features/estimates/actions";

export function ForgetEstimate({ estimateId }: { estimateId: number }) {
  const t = useTranslations("estimates.list");
  const { run, pending, refusal } = useAction({ action: forgetEstimatesAction });
  return (
    <>
      <Button variant="ghost" loading={pending} onClick={() => run({ estimateId })}>
        {t("delete")}
      </Button>
      <RefusalAlert refusal={refusal} className="basis-full" />
    </>
  );
}

/** Its window comes to customers alone: most who look at the plans are none. */
export const ForgetAllEstimates = dynamic(
  () => import("./forget-all").then((file) => file.ForgetAllEstimates),
  {
    ssr: false,
  },
);
