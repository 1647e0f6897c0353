import { Clock, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { formatTime, toBusinessDate } from "@/lib/domain/business-time";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { checkSlotChange, clockWords, slotCutoff, slotsOn, type Slots } from "@/lib/domain/slot";

type CutoffBadgesProps = { day: PlainDate; now: Date; slots: Slots };

/** Whether a day's count may still change, and until when: of each meal, named where there are several. */
export function CutoffBadges({ day, now, slots: all }: CutoffBadgesProps) {
  const slots = slotsOn(all, day);
  return (
    <span className="flex flex-wrap gap-2">
      {slots.map((slot) => (
        <CutoffBadge
          key={slot.id}
          name={slots.length > 1 ? slot.name : null}
          day={day}
          now={now}
          slot={slot}
        />
      ))}
    </span>
  );
}

type CutoffBadgeProps = { name: string | null; day: PlainDate; now: Date; slot: Slots[number] };

function CutoffBadge({ name, day, now, slot }: CutoffBadgeProps) {
  const t = useTranslations("common.cutoffs");
  const cutoff = slotCutoff(slot, day);
  const isOpen = checkSlotChange(slot, day, now).ok;
  const words = { time: clockWords(formatTime(cutoff)), day: formatDay(toBusinessDate(cutoff), "short") };
  const text = t(isOpen ? "mayChange" : "final", words);
  return (
    <Badge tone={isOpen ? "accent" : "neutral"} icon={isOpen ? Clock : Lock} className="whitespace-normal">
      {name === null ? text : t("named", { meal: name, text })}
    </Badge>
  );
}
