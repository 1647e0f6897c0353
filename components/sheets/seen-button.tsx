"use client";

import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { seeAmendmentsAction } from "@/lib/features/sheets/actions";

type SeenButtonProps = {
  ids: number[];
  label: string;
  /** What is said where there is nothing to see any more. */
  gone: string;
  /** Which change, for those who hear the page. */
  about?: string;
};

/** Says that the kitchen has seen changes to its sheet. */
export function SeenButton({ ids, label, gone, about }: SeenButtonProps) {
  const { run, pending, refusal } = useAction({ action: seeAmendmentsAction, refusalText: () => gone });
  return (
    <div className="print:hidden">
      <Button size="lg" loading={pending} onClick={() => run({ amendmentIds: ids })}>
        {label}
        {about === undefined ? null : <span className="sr-only">: {about}</span>}
      </Button>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
