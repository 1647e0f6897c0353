"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { keepAccountAction } from "@/lib/features/own-data/actions";

/** Undoes the closing of the account. */
export function KeepAccount() {
  const t = useTranslations("accounts");
  const { run, pending, refusal } = useAction({
    action: keepAccountAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <Button loading={pending} onClick={() => run({})}>
        {t("ownData.keep")}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </>
  );
}
