"use client";

import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { knowNoticeAction } from "@/lib/features/privacy/actions";

/** Puts the news of a notice away. */
export function KnowNotice({ notice, label }: { notice: string; label: string }) {
  const { run, pending, refusal } = useAction({ action: knowNoticeAction });
  return (
    <>
      <Button variant="outline" loading={pending} onClick={() => run({ notice })}>
        {label}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}
