"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/form/refusal-alert";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { sendLetterAgainAction } from "@/lib/features/notifications/actions";

/** Lets a letter that was not taken be tried again; says so when the page has no button for it any more. */
export function SendAgain({ mailId, isOffered }: { mailId: number; isOffered: boolean }) {
  const t = useTranslations("accounts.outbox.again");
  const [isDone, setDone] = useState(false);
  const { run, pending, refusal } = useAction({
    action: sendLetterAgainAction,
    onSuccess: () => setDone(true),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <div className="flex flex-col items-start gap-3 pt-5 empty:hidden">
      {isOffered ? (
        <Button variant="outline" loading={pending} onClick={() => run({ mailId })}>
          {t("button")}
        </Button>
      ) : null}
      <p role="status" className={isDone ? "text-sm text-ink-soft" : "sr-only"}>
        {isDone ? t("done") : null}
      </p>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
