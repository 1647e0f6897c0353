"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { leaveLetterAction, sendLetterAgainAction } from "@/lib/features/notifications/actions";

type SendAgainProps = { mailId: number; isOffered: boolean; mayLeave: boolean };
type Done = "done" | "left";

/** Offers to retry a letter that was not accepted, or to leave it; says so when the page no longer has a button for it. */
export function SendAgain({ mailId, isOffered, mayLeave }: SendAgainProps) {
  const t = useTranslations("outbox.again");
  const [done, setDone] = useState<Done | null>(null);
  const again = useLetterAction(sendLetterAgainAction, () => setDone("done"));
  const leave = useLetterAction(leaveLetterAction, () => setDone("left"));
  return (
    <div className="flex flex-col items-start gap-3 pt-5 empty:hidden">
      <div className="flex flex-wrap gap-3 empty:hidden">
        {isOffered ? (
          <Button variant="outline" loading={again.pending} onClick={() => again.run({ mailId })}>
            {t("button")}
          </Button>
        ) : null}
        {mayLeave ? (
          <Button variant="ghost" loading={leave.pending} onClick={() => leave.run({ mailId })}>
            {t("leave")}
          </Button>
        ) : null}
      </div>
      <p role="status" className={done ? "text-sm text-ink-soft" : "sr-only"}>
        {done && t(done)}
      </p>
      <RefusalAlert refusal={again.refusal ?? leave.refusal} />
    </div>
  );
}

function useLetterAction(action: typeof sendLetterAgainAction, onSuccess: () => void) {
  const t = useTranslations("outbox.again");
  return useAction({ action, onSuccess, refusalText: (reason) => t(`refusals.${reason}`) });
}
