"use client";

import { useRef, type MouseEvent, type PointerEvent } from "react";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayUnder } from "./day-under";

const HOLD_MS = 450;
/** A finger that moves further than this, in pixels, scrolls. */
const STILL_PX = 10;

type Held = { timer: number; x: number; y: number };

/** A day of a calendar that is pressed and held is told to `onHold`, and the press does nothing else. */
export function useHold(onHold: (day: PlainDate) => void) {
  const isDone = useRef(false);
  const { begin, move, letGo } = useStillFinger();
  return {
    onPointerDown(event: PointerEvent) {
      const day = dayUnder(event.target);
      isDone.current = false;
      begin(event, () => {
        isDone.current = day !== null;
        if (day !== null) onHold(day);
      });
    },
    onPointerMove: move,
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: letGo,
    onContextMenu: (event: MouseEvent) => (isDone.current ? event.preventDefault() : undefined),
    onClickCapture(event: MouseEvent) {
      if (!isDone.current) return;
      isDone.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function useStillFinger() {
  const held = useRef<Held | null>(null);
  const letGo = () => {
    if (held.current) window.clearTimeout(held.current.timer);
    held.current = null;
  };
  return {
    letGo,
    begin({ clientX: x, clientY: y }: PointerEvent, onHeld: () => void) {
      letGo();
      held.current = { timer: window.setTimeout(onHeld, HOLD_MS), x, y };
    },
    move({ clientX, clientY }: PointerEvent) {
      if (held.current && Math.hypot(clientX - held.current.x, clientY - held.current.y) > STILL_PX) letGo();
    },
  };
}
