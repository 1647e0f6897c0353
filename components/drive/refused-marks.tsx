"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatTime } from "@/lib/domain/business-time";
import type { DriveAct } from "@/lib/domain/drive/act";
import { formatPaise } from "@/lib/domain/money";
import type { RefusedAct } from "./phone/kept";

type RefusedMarksProps = { refused: readonly RefusedAct[]; onSeen: () => void };

/** What the server will never take: said until the driver has seen it. */
export function RefusedMarks({ refused, onSeen }: RefusedMarksProps) {
  const t = useTranslations("drive");
  const word = (act: DriveAct) => {
    if (act.kind === "cash") return t("what.cash", { amount: formatPaise(act.amount) });
    return t(`what.${act.kind === "mark" ? act.mark : act.event}`);
  };
  return (
    <Alert tone="bad" role="alert" title={t("refused.title", { count: refused.length })}>
      <ul>
        {refused.map(({ key, act, reason }) => (
          <li key={key}>
            {t(`refused.${reason}`, {
              word: word(act),
              time: formatTime(new Date(act.phoneTime)),
            })}
          </li>
        ))}
      </ul>
      <Button variant="outline" onClick={onSeen}>
        {t("refused.seen")}
      </Button>
    </Alert>
  );
}
