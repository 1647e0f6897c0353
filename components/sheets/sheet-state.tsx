import { useTranslations } from "next-intl";
import { formatTime } from "@/lib/domain/business-time";
import { clockWords, hasBegun, type Slots } from "@/lib/domain/slot";
import type { PlainDate } from "@/lib/domain/plain-date";
import type { SheetState as State } from "@/lib/features/sheets/queries";

type SheetStateProps = { day: PlainDate; now: Date; slots: Slots; sheets: readonly State[] };

/** Where a day's figures come from: the sheet, with its revision, or a forecast, with its time. Of each meal, where there are several. */
export function SheetState({ day, now, slots, sheets }: SheetStateProps) {
  const t = useTranslations("sheets");
  const meals = slots.filter((slot) => hasBegun(slot, day));
  return (
    <ul className="flex flex-wrap gap-x-6 font-semibold tabular-nums" aria-label={t("label")}>
      {meals.map(({ id, name }) => {
        const sheet = sheets.find(({ slotId }) => slotId === id);
        const text = sheet
          ? t("final", { time: clockWords(formatTime(sheet.cutoffAt)), revision: sheet.revision })
          : t("forecast", { time: clockWords(formatTime(now)) });
        return <li key={id}>{meals.length > 1 ? t("named", { meal: name, text }) : text}</li>;
      })}
    </ul>
  );
}
