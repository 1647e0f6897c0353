"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { TextLink } from "@/components/ui/text-link";
import type { StopOnDay } from "@/lib/features/routes/queries";

type OrderRowProps = {
  stop: StopOnDay;
  index: number;
  count: number;
  onMove: (from: number, to: number) => void;
};

/** One building of an order: its handle, its place, what goes there, and its arrows. */
export function OrderRow({ stop, index, count, onMove }: OrderRowProps) {
  const t = useTranslations("routes.order");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } =
    useSortable({
      id: stop.id,
    });
  const moved = transform ? { transform: CSS.Transform.toString(transform), transition } : undefined;
  return (
    <li
      ref={setNodeRef}
      style={moved}
      className={cn(
        "flex items-center gap-3 px-3 py-2",
        isDragging && "relative z-10 bg-surface-sunken shadow-float",
      )}
    >
      <Button
        ref={setActivatorNodeRef}
        variant="ghost"
        size="icon"
        className="cursor-grab touch-none"
        {...attributes}
        {...listeners}
        aria-label={t("handle", { name: stop.name })}
      >
        <GripVertical aria-hidden />
      </Button>
      <span className="w-8 shrink-0 text-end font-semibold tabular-nums">{index + 1}</span>
      <Stop stop={stop} />
      <Button
        variant="ghost"
        size="icon"
        disabled={index === 0}
        aria-label={t("up", { name: stop.name })}
        onClick={() => onMove(index, index - 1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="icon"
        disabled={index === count - 1}
        aria-label={t("down", { name: stop.name })}
        onClick={() => onMove(index, index + 1)}
      >
        <ArrowDown aria-hidden />
      </Button>
    </li>
  );
}

function Stop({ stop }: { stop: StopOnDay }) {
  const t = useTranslations("routes.order");
  const where = [stop.area, stop.sector].filter((part) => part !== null).join(", ");
  return (
    <div className="min-w-0 grow">
      <p className="break-words">
        <TextLink href={`/admin/routes/buildings/${stop.id}`}>{stop.name}</TextLink>{" "}
        <span className="text-sm text-ink-soft">{where}</span>
      </p>
      <p className={cn("text-sm tabular-nums", stop.tiffins === 0 && "text-ink-soft")}>
        {stop.tiffins === 0 ? t("nothing") : t("counts", { doors: stop.doors, tiffins: stop.tiffins })}
      </p>
      {stop.guardNote === null ? null : <p className="text-sm">{t("guard", { note: stop.guardNote })}</p>}
      {stop.doorNote === null ? null : <p className="text-sm">{t("door", { note: stop.doorNote })}</p>}
    </div>
  );
}
