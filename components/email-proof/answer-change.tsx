"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { answerEmailChangeAction } from "@/lib/features/email-proof/actions";

/** The old address agrees to a change, or keeps the account. */
export function AnswerChange({ token, email }: { token: string; email: string }) {
  const t = useTranslations("accounts");
  const [answer, setAnswer] = useState<"done" | "kept" | null>(null);
  const agree = useAnswer(() => setAnswer("done"));
  const keep = useAnswer(() => setAnswer("kept"));
  if (answer) {
    return (
      <Alert tone="good" role="status">
        <p>{t(`email.leave.${answer}`)}</p>
      </Alert>
    );
  }
  return (
    <div className="space-y-4">
      <p className="text-pretty text-ink-soft">{t("email.leave.warning")}</p>
      <div className="flex flex-wrap gap-3">
        <Button loading={agree.pending} onClick={() => agree.run({ token, agrees: true })}>
          {t("email.leave.agree")}
        </Button>
        <Button variant="outline" loading={keep.pending} onClick={() => keep.run({ token, agrees: false })}>
          {t("email.leave.keep", { email })}
        </Button>
      </div>
      <RefusalAlert refusal={agree.refusal ?? keep.refusal} />
    </div>
  );
}

function useAnswer(onSuccess: () => void) {
  const t = useTranslations("accounts.refusals");
  return useAction({ action: answerEmailChangeAction, onSuccess, refusalText: (refusal) => t(refusal) });
}
