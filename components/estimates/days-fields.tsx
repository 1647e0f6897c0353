"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { MAX_AWAY } from "@/lib/domain/estimates/estimate";
import { addDays, laterOf, type PlainDate } from "@/lib/domain/plain-date";
import { MAX_SUBSCRIPTION_DAYS } from "@/lib/domain/subscription";
import { dayIn } from "@/lib/domain/typed/typed-day";
import { DayBox } from "./day-box";
import type { useWish } from "./use-wish";

type DaysFieldsProps = { wish: ReturnType<typeof useWish>; today: PlainDate; firstDay: PlainDate };

/** From when to when, or until somebody stops; and on which days they are away. */
export function DaysFields({ wish, today, firstDay }: DaysFieldsProps) {
  const t = useTranslations("estimates.form");
  const { typed, change } = wish;
  const from = dayIn(typed.from, today) ?? firstDay;
  return (
    <div className="space-y-6">
      <div>
        <div className="grid gap-4 sm:grid-cols-2">
          <DayBox
            label={t("from")}
            value={typed.from}
            onChange={(day) => change({ from: day })}
            today={today}
            min={firstDay}
          />
          <DayBox
            label={t("to")}
            value={typed.isOpen ? "" : typed.to}
            onChange={(day) => change({ to: day })}
            today={today}
            min={from}
            max={addDays(from, MAX_SUBSCRIPTION_DAYS - 1)}
            disabled={typed.isOpen}
          />
        </div>
        <label className="mt-1 inline-flex min-h-11 cursor-pointer items-center gap-3">
          <Checkbox checked={typed.isOpen} onChange={(event) => change({ isOpen: event.target.checked })} />
          {t("open")}
        </label>
      </div>
      <AwayFields wish={wish} today={today} from={from} />
    </div>
  );
}

function AwayFields({ wish, today, from }: Omit<DaysFieldsProps, "firstDay"> & { from: PlainDate }) {
  const t = useTranslations("estimates.form");
  const { away } = wish.typed;
  const last = away.flatMap((run) => dayIn(run.to, today) ?? []).reduce(laterOf, from);
  return (
    <fieldset className="space-y-3">
      <legend className="mb-1.5 text-sm font-medium text-ink">{t("away")}</legend>
      {away.map((run) => (
        <div key={run.id} className="flex gap-2 max-sm:flex-col sm:items-end">
          <div className="grid min-w-0 grow gap-3 sm:grid-cols-2">
            <DayBox
              label={t("awayFrom")}
              value={run.from}
              onChange={(day) => wish.changeAway(run.id, { from: day })}
              today={today}
              min={from}
            />
            <DayBox
              label={t("awayTo")}
              value={run.to}
              onChange={(day) => wish.changeAway(run.id, { to: day })}
              today={today}
              min={dayIn(run.from, today) ?? from}
            />
          </div>
          <Button
            variant="outline"
            className="max-sm:self-start sm:w-11 sm:px-0"
            onClick={() => wish.change({ away: away.filter(({ id }) => id !== run.id) })}
          >
            <X aria-hidden />
            <span className="sm:sr-only">{t("removeAway")}</span>
          </Button>
        </div>
      ))}
      {away.length === 0 ? <p className="text-sm text-ink-soft">{t("noAway")}</p> : null}
      {away.length < MAX_AWAY ? (
        <Button
          variant="outline"

          onClick={() => wish.addAway(addDays(last, away.length === 0 ? 7 : 1))}
        >
          {t("addAway")}
        </Button>
      ) : null}
    </fieldset>
  );
}
