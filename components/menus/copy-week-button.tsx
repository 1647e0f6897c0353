"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import type { PlainDate } from "@/lib/domain/plain-date";
import { copyLastWeekAction } from "@/lib/features/menus/actions";

/** Fills this week's empty days with last week's dishes; nothing already written is lost. */
export function CopyWeekButton({ week }: { week: PlainDate }) {
  const t = useTranslations("adminMenus");
  const [copied, setCopied] = useState<number | null>(null);
  const { run, pending, refusal } = useAction({
    action: copyLastWeekAction,
    onSuccess: (value) => setCopied(value.copied),
    onRefused: () => setCopied(null),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p role="status" className="text-sm text-ink-soft">
        {copied === null ? null : t("copied", { count: copied })}
      </p>
      <Button variant="outline" loading={pending} onClick={() => run({ week })}>
        {t("copy")}
      </Button>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
