"use client";

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { orderRouteAction } from "@/lib/features/routes/actions";
import type { RouteOnDay, StopOnDay } from "@/lib/features/routes/queries";
import { OrderRow } from "./order-row";

type OrderListProps = {
  route: Pick<RouteOnDay, "id" | "version">;
  stops: readonly StopOnDay[];
  /** The order that is kept. */
  kept: readonly number[];
};

/** Buildings to be moved by drag, by the keyboard or by their arrows; nothing is kept before it is saved. */
export function OrderList(props: OrderListProps) {
  const [said, setSaid] = useState("");
  // another order from the server is another list; what was said of the last one stays
  const shown = `${props.route.version} ${props.stops.map(({ id }) => id).join(" ")}`;
  return (
    <>
      <Editor key={shown} {...props} onSaid={setSaid} />
      <p role="status" className="mt-2 min-h-6 text-sm text-ink-soft">
        {said}
      </p>
    </>
  );
}

function Editor({ route, stops, kept, onSaid }: OrderListProps & { onSaid: (words: string) => void }) {
  const t = useTranslations("routes");
  const [order, setOrder] = useState(() => [...stops]);
  const { run, pending, refusal } = useAction({
    action: orderRouteAction,
    onSuccess: () => onSaid(t("order.saved")),
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const move = (from: number, to: number) => {
    const name = order[from]?.name ?? "";
    if (to < 0 || to >= order.length || from === to) return;
    setOrder((all) => arrayMove(all, from, to));
    onSaid(t("order.moved", { name, place: to + 1, count: order.length }));
  };
  const isChanged = order.some(({ id }, index) => kept[index] !== id);
  const save = () => {
    const buildingIds = order.map(({ id }) => id);
    run({ routeId: route.id, version: route.version, buildingIds });
  };
  return (
    <>
      <p className="mb-3 text-sm text-ink-soft">{t("order.hint")}</p>
      <Sortable order={order} onMove={move} />
      <Button className="mt-4" loading={pending} disabled={!isChanged} onClick={save}>
        {t("order.save")}
      </Button>
      <RefusalAlert refusal={refusal} className="mt-3" />
    </>
  );
}

type SortableProps = { order: readonly StopOnDay[]; onMove: (from: number, to: number) => void };

function Sortable({ order, onMove }: SortableProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    const indexOf = (wanted: unknown) => order.findIndex(({ id }) => id === wanted);
    if (over) onMove(indexOf(active.id), indexOf(over.id));
  };
  return (
    <DndContext id="order" sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
      <SortableContext items={order.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ol className="divide-y divide-line rounded-card border border-line bg-surface-raised">
          {order.map((stop, index) => (
            <OrderRow key={stop.id} stop={stop} index={index} count={order.length} onMove={onMove} />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}
