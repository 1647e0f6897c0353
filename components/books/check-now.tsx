"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { checkBooksAction } from "@/lib/features/proof/actions";

/** Checks the books again; the page that follows shows what was found. */
export function CheckNow() {
  const t = useTranslations("books.check");
  const [isDone, setDone] = useState(false);
  const { run, pending, refusal } = useAction({
    action: checkBooksAction,
    onSuccess: () => setDone(true),
    onRefused: () => setDone(false),
  });
  return (
    <div className="flex flex-col gap-3 sm:items-end">
      <Button loading={pending} onClick={() => run({})}>
        <RefreshCw aria-hidden />
        {t("now")}
      </Button>
      <p role="status" className={isDone && !pending ? "text-sm text-ink-soft" : "sr-only"}>
        {pending ? t("running") : isDone ? t("done") : null}
      </p>
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
