"use client";

import { useMailedLink } from "@/components/mailed-link/use-mailed-link";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { proveEmailAction } from "@/lib/features/email-proof/actions";

type ProveEmailProps = { label: string; over: string; broken: string };

/** Proves the address that a mailed link went to; by a press, since a mail server may open links by itself. */
export function ProveEmail({ label, over, broken }: ProveEmailProps) {
  const { run, pending, refusal } = useAction({ action: proveEmailAction, refusalText: () => over });
  const link = useMailedLink();
  if (!link) return null;
  const { token } = link;
  if (!token) {
    return (
      <Alert tone="bad">
        <p>{broken}</p>
      </Alert>
    );
  }
  return (
    <>
      <Button size="lg" loading={pending} onClick={() => run({ token })}>
        {label}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-4" />
    </>
  );
}
