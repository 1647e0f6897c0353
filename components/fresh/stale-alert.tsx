"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/domain/business-time";
import type { ChangedField, StaleEdit } from "./use-stale-edit";

type StaleAlertProps = {
  stale: StaleEdit | null;
  /** What each field of the form is called. */
  labels: Readonly<Record<string, string>>;
  /** Shown when none of the form's own values have changed. */
  otherwise?: string;
};

/** What somebody else changed since the form was opened, and two ways on. */
export function StaleAlert({ stale, labels, otherwise }: StaleAlertProps) {
  const t = useTranslations("common.stale");
  const box = useRef<HTMLDivElement>(null);
  const isShown = stale !== null;
  useEffect(() => {
    if (isShown) box.current?.scrollIntoView?.({ block: "nearest" });
  }, [isShown]);
  if (!stale) return null;
  return (
    <Alert ref={box} tone="bad" role="alert" title={t("title")}>
      <p>{whoAndWhen(t, stale)}</p>
      {stale.changed.length > 0 ? (
        <ul className="mt-2 space-y-1">
          {stale.changed.map((field) => (
            <Changed key={field.name} field={field} label={labels[field.name] ?? field.name} />
          ))}
        </ul>
      ) : null}
      {stale.changed.length === 0 && otherwise ? <p>{otherwise}</p> : null}
      <p className="mt-2">{t("ways")}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button variant="outline" size="sm" onClick={stale.keepMine}>
          {t("keepMine")}
        </Button>
        <Button variant="outline" size="sm" onClick={stale.takeTheirs}>
          {t("takeTheirs")}
        </Button>
      </div>
    </Alert>
  );
}

function whoAndWhen(
  t: ReturnType<typeof useTranslations<"common.stale">>,
  { by, isOwn, at }: StaleEdit,
): string {
  const when = at === null ? t("sometime") : formatInstant(new Date(at));
  if (isOwn) return t("byYou", { when });
  return by === null ? t("bySomebody", { when }) : t("by", { name: by, when });
}

function Changed({ field, label }: { field: ChangedField; label: string }) {
  const t = useTranslations("common.stale");
  const inWords = (text: string) => (text === "" ? t("nothing") : text.replaceAll("\n", ", "));
  const isTouched = field.mine !== field.was && field.mine !== field.now;
  return (
    <li className="break-words">
      {t("changed", { label, was: inWords(field.was), now: inWords(field.now) })}
      {isTouched ? ` ${t("mine", { mine: inWords(field.mine) })}` : null}
    </li>
  );
}
