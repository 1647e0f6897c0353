"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMailedLink } from "@/components/mailed-link/use-mailed-link";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay, isPlainDate } from "@/lib/domain/plain-date";
import { changeByPassAction } from "@/lib/features/notices/actions";
import type { DayAct } from "@/lib/domain/notices/reminder";

/** What a reminder's link lets its reader do, who need not be logged in. */
export function DayPass() {
  const t = useTranslations("inbox.pass");
  const carried = useMailedLink();
  if (!carried) return <PageHeader title={t("title")} />;
  const { pass = "" } = carried;
  const day = pass.split(".").find(isPlainDate);
  if (day)
    return (
      <>
        <PageHeader title={formatDay(day, "long")} description={t("description")} />
        <Change key={pass} pass={pass} />
      </>
    );
  return (
    <>
      <PageHeader title={t("title")} />
      <Alert tone="bad">
        <p>{t("refusals.pass-invalid")}</p>
      </Alert>
    </>
  );
}

function Change({ pass }: { pass: string }) {
  const t = useTranslations("inbox.pass");
  const [done, setDone] = useState<{ act: DayAct; said: string } | null>(null);
  const [act, setAct] = useState<DayAct>("pause");
  const { run, pending, refusal } = useAction({
    action: changeByPassAction,
    onSuccess: ({ said }) => setDone({ act, said }),
    onRefused: () => setDone(null),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const press = (next: DayAct) => {
    setAct(next);
    run({ pass, act: next });
  };
  return (
    <div className="space-y-4">
      {done ? (
        <Alert tone={done.act === "pause" ? "paused" : "good"} role="status">
          <p className="tabular-nums">{done.said}</p>
        </Alert>
      ) : null}
      <RefusalAlert refusal={refusal} />
      {done?.act === "pause" ? (
        <Button variant="outline" loading={pending} onClick={() => press("resume")}>
          {t("undo")}
        </Button>
      ) : (
        <Button loading={pending} onClick={() => press("pause")}>
          {t("pause")}
        </Button>
      )}
    </div>
  );
}
