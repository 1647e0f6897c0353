"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { openTiffins, tiffinsOf, type RoundStop } from "@/lib/domain/drive/round";

type StopListProps = {
  stops: readonly RoundStop[];
  chosenKey: string | null;
  onChoose: (stop: RoundStop) => void;
};

/** Every stop of the round in its order: tap one to go there out of turn, or to look at what was marked. */
export function StopList({ stops, chosenKey, onChoose }: StopListProps) {
  const t = useTranslations("drive");
  return (
    <section aria-labelledby="stops">
      <h2 id="stops" className="mb-1 text-lg font-semibold">
        {t("stops")}
      </h2>
      <ol className="divide-y divide-line border-y border-line">
        {stops.map((stop) => (
          <StopLine
            key={stop.key}
            stop={stop}
            isChosen={stop.key === chosenKey}
            onChoose={() => onChoose(stop)}
          />
        ))}
      </ol>
    </section>
  );
}

type StopLineProps = { stop: RoundStop; isChosen: boolean; onChoose: () => void };

function StopLine({ stop, isChosen, onChoose }: StopLineProps) {
  const t = useTranslations("drive");
  const open = openTiffins(stop).length;
  return (
    <li>
      <button
        type="button"
        onClick={onChoose}
        aria-current={isChosen ? "step" : undefined}
        className={cn(
          "flex min-h-14 w-full items-center gap-2 px-1 py-1.5 text-start",
          isChosen && "bg-accent-soft",
        )}
      >
        <span className="min-w-0 grow">
          <span className="block truncate font-semibold">{stop.name}</span>
          <span className="block truncate text-sm">{stop.area}</span>
        </span>
        <span className="shrink-0 tabular-nums">{t("stopCount", { open, all: tiffinsOf(stop).length })}</span>
        {open === 0 ? <Check aria-hidden className="size-5 shrink-0 text-good" /> : null}
      </button>
    </li>
  );
}
