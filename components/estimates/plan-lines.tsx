"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Select } from "@/components/ui/select";
import { ToggleGroup, ToggleItem } from "@/components/ui/toggle-group";
import { MAX_LINES, type Shop } from "@/lib/domain/estimates/estimate";
import { formatRupees } from "@/lib/domain/money";
import { ALL_WEEKDAYS, type Weekday } from "@/lib/domain/plain-date";
import type { useWish } from "./use-wish";

type PlanLinesProps = { shop: Shop; wish: ReturnType<typeof useWish> };

/** Which plans, each on its weekdays. */
export function PlanLines({ shop, wish }: PlanLinesProps) {
  const t = useTranslations("estimates.form");
  const { lines } = wish.typed;
  return (
    <div>
      <div className="divide-y divide-line [&>*]:py-6 [&>:first-child]:pt-0">
        {lines.map((line) => (
          <PlanLine
            key={line.id}
            shop={shop}
            line={line}
            onChange={(changed) => wish.changeLine(line.id, changed)}
            onRemove={
              lines.length > 1
                ? () => wish.change({ lines: lines.filter(({ id }) => id !== line.id) })
                : undefined
            }
          />
        ))}
      </div>
      {lines.length < MAX_LINES ? (
        <Button variant="outline" onClick={wish.addLine}>
          {t("addPlan")}
        </Button>
      ) : null}
    </div>
  );
}

type Line = { planId: number; weekdays: readonly Weekday[] };
type PlanLineProps = {
  shop: Shop;
  line: Line;
  onChange: (changed: Partial<Line>) => void;
  onRemove: (() => void) | undefined;
};

function PlanLine({ shop, line, onChange, onRemove }: PlanLineProps) {
  const t = useTranslations("estimates.form");
  const units = useTranslations("common.units");
  const id = useId();
  return (
    <div className="space-y-4">
      <div className="space-y-1.5">
        <Label htmlFor={id}>{t("plan")}</Label>
        <div className="flex gap-2">
          <Select
            id={id}
            value={line.planId}
            onChange={(event) => onChange({ planId: Number(event.target.value) })}
          >
            {shop.plans.map(({ id: planId, name, dailyRate }) => (
              <option key={planId} value={planId}>
                {t("option", { name, amount: units("perDay", { amount: formatRupees(dailyRate) }) })}
              </option>
            ))}
          </Select>
          {onRemove ? (
            <Button variant="outline" size="icon" aria-label={t("removePlan")} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          ) : null}
        </div>
      </div>
      <WeekdayKeys chosen={line.weekdays} onChange={(weekdays) => onChange({ weekdays })} />
    </div>
  );
}

type WeekdayKeysProps = { chosen: readonly Weekday[]; onChange: (chosen: Weekday[]) => void };

function WeekdayKeys({ chosen, onChange }: WeekdayKeysProps) {
  const t = useTranslations("common");
  const own = useTranslations("estimates.form");
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-ink">{own("weekdays")}</legend>
      <ToggleGroup className="max-sm:grid max-sm:grid-cols-7 max-sm:gap-1.5">
        {ALL_WEEKDAYS.map((day) => (
          <ToggleItem
            key={day}
            name={`${id}-${day}`}
            className="max-sm:min-h-14 max-sm:flex-col max-sm:px-0 max-sm:text-sm"
            label={t(`weekdays.${day}`)}
            checked={chosen.includes(day)}
            onChange={() =>
              onChange(ALL_WEEKDAYS.filter((other) => (other === day) !== chosen.includes(other)))
            }
          >
            {t(`weekdaysShort.${day}`)}
          </ToggleItem>
        ))}
      </ToggleGroup>
    </fieldset>
  );
}
