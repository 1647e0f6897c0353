"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { removePasskeyAction } from "@/lib/features/passkeys/actions";

/** `name` tells the buttons of a list apart in a screen reader. */
export function RemovePasskey({ id, name }: { id: number; name: string }) {
  const t = useTranslations("secondFactor.passkeys");
  const { run, pending, refusal } = useAction({
    action: removePasskeyAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <Button variant="outline" loading={pending} onClick={() => run({ passkeyId: id })}>
        {t("remove")}
        <span className="sr-only">{name}</span>
      </Button>
      <RefusalAlert refusal={refusal} className="w-full" />
    </>
  );
}
