"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { revokeOtherSessionsAction, revokeSessionAction } from "@/lib/features/accounts/actions";

/** `device` tells the buttons of a list apart in a screen reader. */
export function RevokeSessionButton({ sessionId, device }: { sessionId: number; device: string }) {
  const t = useTranslations("accounts");
  const { run, pending, refusal } = useAction({
    action: revokeSessionAction,
    refusalText: (refusal) => t(`refusals.${refusal}`),
  });
  return (
    <>
      <Button variant="outline" loading={pending} onClick={() => run({ sessionId })}>
        {t("devices.revoke")}
        <span className="sr-only">{device}</span>
      </Button>
      <RefusalAlert refusal={refusal} className="w-full" />
    </>
  );
}

export function RevokeOtherSessionsButton() {
  const t = useTranslations("accounts.devices");
  const { run, pending, refusal } = useAction({ action: revokeOtherSessionsAction });
  return (
    <>
      <Button variant="outline" loading={pending} onClick={() => run({})}>
        {t("revokeOthers")}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </>
  );
}
