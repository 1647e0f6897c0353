"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatTime } from "@/lib/domain/business-time";
import type { RefusedAct } from "./phone/kept";

type RefusedMarksProps = { refused: readonly RefusedAct[]; onSeen: () => void };

/** What the server will never take: said until the driver has seen it. */
export function RefusedMarks({ refused, onSeen }: RefusedMarksProps) {
  const t = useTranslations("drive");
  return (
    <Alert tone="bad" role="alert" title={t("refused.title", { count: refused.length })}>
      <ul>
        {refused.map(({ key, act, reason }) => (
          <li key={key}>
            {t(`refused.${reason}`, {
              word: t(`what.${act.kind === "mark" ? act.mark : act.event}`),
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
