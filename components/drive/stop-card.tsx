"use client";

import { Navigation } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  countByPlan,
  openTiffins,
  tiffinsOf,
  type RoundDoor,
  type RoundStop,
} from "@/lib/domain/drive/round";
import { DoorRow } from "./door-row";
import type { Marked } from "./marked";
import { WhyNot } from "./why-not";

type StopCardProps = {
  stop: RoundStop;
  isNext: boolean;
  /** The round has ended: nothing is taken back any more. */
  isOver: boolean;
  onNext: () => void;
  onMark: (marked: Marked) => Promise<boolean>;
  /** Undefined for those who take money on the office's page alone. */
  onCash: ((door: RoundDoor) => void) | undefined;
};

/** One stop with all its tiffins, its doors in walking order, and the buttons within reach of a thumb. */
export function StopCard({ stop, isNext, isOver, onNext, onMark, onCash }: StopCardProps) {
  const t = useTranslations("drive");
  const [picked, setPicked] = useState<readonly number[]>([]);
  const open = openTiffins(stop);
  const isOpen = open.length > 0;
  const doors = stop.doors.filter(({ customerId }) => picked.includes(customerId));
  // of a stop that is done, what is picked can be taken back; of any other, what is still open is marked
  const among = doors.length > 0 ? tiffinsOf({ doors }) : tiffinsOf(stop);
  const tiffins = among.filter(({ id }) => !isOpen || open.some((one) => one.id === id)).map(({ id }) => id);
  const mark = (marked: Omit<Marked, "tiffins">) => {
    setPicked([]);
    void onMark({ ...marked, tiffins });
  };
  const pick = (customerId: number) =>
    setPicked((known) =>
      known.includes(customerId) ? known.filter((one) => one !== customerId) : [...known, customerId],
    );
  return (
    <section aria-labelledby="stop" className="flex flex-col gap-3">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <p className="text-sm font-medium">{t(isNext ? "next" : "chosen")}</p>
          <h2 id="stop" className="text-3xl leading-9 font-bold [overflow-wrap:anywhere]">
            {stop.name}
          </h2>
          <p className="text-lg">{stop.area}</p>
        </div>
        <a
          href={`https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(stop.address)}`}
          target="_blank"
          rel="noreferrer"
          className={cn(buttonVariants({ variant: "outline" }), "min-h-12 border-2 border-ink")}
        >
          <Navigation aria-hidden />
          {t("navigate")}
        </a>
      </div>
      <ul className="flex flex-wrap gap-x-4 text-xl font-semibold tabular-nums">
        {countByPlan(isOpen ? open : tiffinsOf(stop)).map(({ plan, count }) => (
          <li key={plan}>{t("plan", { count, name: plan })}</li>
        ))}
      </ul>
      {stop.note ? <p className="rounded-card border-2 border-ink px-3 py-2 text-lg">{stop.note}</p> : null}
      <ul aria-label={t("doors", { place: stop.name })} className="divide-y divide-line-strong">
        {stop.doors.map((door) => (
          <DoorRow
            key={door.customerId}
            door={door}
            isPicked={picked.includes(door.customerId)}
            onCash={onCash && (() => onCash(door))}
            onPick={stop.doors.length > 1 ? () => pick(door.customerId) : undefined}
          />
        ))}
      </ul>
      <div className="sticky bottom-0 z-20 -mx-3 flex flex-col gap-2 border-t border-line-strong bg-surface px-3 pt-2 pb-[calc(0.5rem+env(safe-area-inset-bottom))]">
        {isOpen ? (
          <MarkButtons stop={stop} count={tiffins.length} isSome={doors.length > 0} onMark={mark} />
        ) : (
          <>
            {isOver ? null : (
              <Button variant="outline" size="lg" onClick={() => mark({ mark: "taken_back" })}>
                {t("takeBack")}
              </Button>
            )}
            <Button variant="secondary" size="lg" onClick={onNext}>
              {t("backToNext")}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

type MarkButtonsProps = {
  stop: RoundStop;
  count: number;
  isSome: boolean;
  onMark: (marked: Omit<Marked, "tiffins">) => void;
};

function MarkButtons({ stop, count, isSome, onMark }: MarkButtonsProps) {
  const t = useTranslations("drive");
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        <WhyNot stop={stop.name} count={count} onMark={onMark} />
        <Button
          variant="outline"
          className="min-h-14 border-2 border-ink text-base"
          onClick={() => onMark({ mark: "left_with_guard" })}
        >
          {t("guard")}
        </Button>
      </div>
      <Button className="min-h-16 w-full text-2xl font-bold" onClick={() => onMark({ mark: "delivered" })}>
        {t(isSome ? "someDelivered" : "allDelivered", { count })}
      </Button>
    </>
  );
}
