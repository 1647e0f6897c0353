"use client";

import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { sendProofAgainAction } from "@/lib/features/email-proof/actions";

/** Asks for another letter with a link. */
export function SendProofAgain({ label, sent, proved }: { label: string; sent: string; proved: string }) {
  const [isSent, setIsSent] = useState(false);
  const { run, pending, refusal } = useAction({
    action: sendProofAgainAction,
    onSuccess: () => setIsSent(true),
    refusalText: () => proved,
  });
  return (
    <>
      <Button variant="outline" loading={pending} onClick={() => run({})}>
        {label}
      </Button>
      <p role="status" className="w-full text-sm text-ink-soft empty:hidden">
        {isSent ? sent : null}
      </p>
      <RefusalAlert refusal={refusal} className="w-full" />
    </>
  );
}
