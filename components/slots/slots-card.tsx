"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "@/components/form/form-dialog";
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from "@/components/ui/card";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { clockWords, type SlotTerms } from "@/lib/domain/slot";
import type { SlotInSettings } from "@/lib/features/slots/queries";
import { SlotForm } from "./slot-form";

type SlotsCardProps = { meals: readonly SlotInSettings[]; today: PlainDate };

/** The meals of the day with their times, now and later, and the forms that change them. */
export function SlotsCard({ meals, today }: SlotsCardProps) {
  const t = useTranslations("settings.meals");
  const [saved, setSaved] = useState<string | null>(null);
  const form = (changed: SlotInSettings | null, close: () => void) => (
    <SlotForm
      changed={changed}
      today={today}
      onSaved={(name) => {
        close();
        setSaved(name);
      }}
    />
  );
  return (
    <Card>
      <CardHeader>
        <div>
          <CardTitle>{t("title")}</CardTitle>
          <CardDescription>{t("description")}</CardDescription>
        </div>
      </CardHeader>
      <CardContent className="space-y-5">
        <ul className="divide-y divide-line">
          {meals.map((meal) => (
            <li
              key={meal.slot.id}
              className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3 first:pt-0"
            >
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{meal.slot.name}</p>
                {meal.shown.map((terms) => (
                  <TermsLine key={terms.from} terms={terms} today={today} />
                ))}
              </div>
              <FormDialog
                button={t("change", { name: meal.slot.name })}
                size="sm"
                title={t("change", { name: meal.slot.name })}
                description={t("changeDescription")}
                onOpen={() => setSaved(null)}
              >
                {(close) => form(meal, close)}
              </FormDialog>
            </li>
          ))}
        </ul>
        <div className="flex flex-wrap items-center gap-3">
          <FormDialog
            button={t("add")}
            title={t("add")}
            description={t("addDescription")}
            onOpen={() => setSaved(null)}
          >
            {(close) => form(null, close)}
          </FormDialog>
          <p role="status" className="text-sm text-ink-soft">
            {saved === null ? null : t("saved", { name: saved })}
          </p>
        </div>
      </CardContent>
    </Card>
  );
}

function TermsLine({ terms, today }: { terms: SlotTerms; today: PlainDate }) {
  const t = useTranslations("settings.meals");
  const { time, isDayBefore } = terms.cutoff;
  const words = {
    cutoff: t("cutoff", { time: clockWords(time), when: isDayBefore ? "before" : "same" }),
    from: clockWords(terms.deliveredFrom),
    to: clockWords(terms.deliveredBy),
  };
  const text =
    terms.from > today ? t("coming", { ...words, day: formatDay(terms.from, "medium") }) : t("since", words);
  return <p className="text-sm text-ink-soft tabular-nums">{text}</p>;
}
