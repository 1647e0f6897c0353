"use client";

import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { proveEmailAction } from "@/lib/features/email-proof/actions";

/** Proves the address that a mailed link went to; by a press, since a mail server may open links by itself. */
export function ProveEmail({ token, label, over }: { token: string; label: string; over: string }) {
  const { run, pending, refusal } = useAction({ action: proveEmailAction, refusalText: () => over });
  return (
    <>
      <Button size="lg" loading={pending} onClick={() => run({ token })}>
        {label}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-4" />
    </>
  );
}
