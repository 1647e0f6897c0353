"use client";

import { Phone } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonVariants } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { TextLink } from "@/components/ui/text-link";
import { countByPlan, type RoundDoor } from "@/lib/domain/drive/round";
import { formatPaise, paise } from "@/lib/domain/money";
import { useStateWords } from "./state-words";
import { TakeCash } from "./take-cash";

type DoorRowProps = {
  door: RoundDoor;
  isPicked: boolean;
  onPick: (() => void) | undefined;
  onCash: (() => void) | undefined;
};

/** One door: where, who, how many of what, how it stands, and what may be taken there. */
export function DoorRow({ door, isPicked, onPick, onCash }: DoorRowProps) {
  const t = useTranslations("drive");
  const words = useStateWords();
  const states = [...new Set(door.tiffins.flatMap((tiffin) => words(tiffin) ?? []))];
  const hidden = (chunks: React.ReactNode) => <span className="sr-only">{chunks}</span>;
  return (
    <li className="flex items-center gap-3 py-2">
      {onPick ? (
        <label className="flex size-11 shrink-0 items-center justify-center">
          <Checkbox
            checked={isPicked}
            onChange={onPick}
            aria-label={t("choose", { name: door.name })}
            className="size-6 border-2"
          />
        </label>
      ) : null}
      <div className="min-w-0 grow">
        <p className="text-lg leading-6 font-semibold [overflow-wrap:anywhere]">
          {door.door === "" ? door.name : door.door}
        </p>
        {door.door === "" ? null : <p className="truncate">{door.name}</p>}
        <p className="tabular-nums">
          {countByPlan(door.tiffins)
            .map(({ plan, count }) => t("plan", { count, name: plan }))
            .join(", ")}
        </p>
        {states.map((state) => (
          <p key={state} className="font-medium">
            {state}
          </p>
        ))}
        {door.taken > 0 ? (
          <p className="font-medium text-good tabular-nums">
            {t("cash.taken", { amount: formatPaise(paise(door.taken)) })}
          </p>
        ) : null}
        {door.owes > 0 && onCash ? <TakeCash door={door} onTaken={onCash} /> : null}
        {door.owes > 0 && !onCash ? (
          <TextLink
            href={`/admin/collect?customer=${door.customerId}`}
            className="inline-flex min-h-11 items-center text-lg font-bold"
          >
            {t.rich("owesName", { amount: formatPaise(paise(door.owes)), name: door.name, hidden })}
          </TextLink>
        ) : null}
      </div>
      <a
        href={`tel:+91${door.phone}`}
        className={cn(buttonVariants({ variant: "outline" }), "min-h-12 shrink-0 border-2 border-ink px-3")}
      >
        <Phone aria-hidden />
        {t.rich("callName", { name: door.name, hidden })}
      </a>
    </li>
  );
}
