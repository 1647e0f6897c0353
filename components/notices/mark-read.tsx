"use client";

import { useTranslations } from "next-intl";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { markReadAction } from "@/lib/features/notices/actions";

/** `upTo`: the newest entry that the page shows. */
export function MarkRead({ upTo }: { upTo: number }) {
  const t = useTranslations("inbox");
  const { run, pending, refusal } = useAction({ action: markReadAction });
  return (
    <div>
      <Button variant="outline" loading={pending} onClick={() => run({ upTo })}>
        {t("read")}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </div>
  );
}
