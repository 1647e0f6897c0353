"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { inviteAgainAction } from "@/lib/features/staff/actions";
import type { StaffEntry } from "@/lib/features/staff/queries";
import { ShownOnce } from "./shown-once";

/** Another letter, or another link to pass on. */
export function InviteAgain({ person }: { person: StaffEntry }) {
  const t = useTranslations("adminStaff");
  const [answer, setAnswer] = useState<{ link: string | null } | null>(null);
  const { run, pending, refusal } = useAction({
    action: inviteAgainAction,
    onSuccess: setAnswer,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const isMailed = person.email !== null;
  return (
    <>
      <Button loading={pending} onClick={() => run({ userId: person.id })}>
        {t(isMailed ? "again.mail" : "again.link")}
      </Button>
      <RefusalAlert refusal={refusal} className="order-last w-full" />
      {answer ? (
        <div className="order-last w-full">
          {answer.link ? (
            <ShownOnce label={t("link.label")} hint={t("link.text")} secret={answer.link} />
          ) : (
            <Alert tone="good" role="status">
              <p>{isMailed ? t("again.mailed") : t("link.gone", { name: person.fullname })}</p>
            </Alert>
          )}
        </div>
      ) : null}
    </>
  );
}
