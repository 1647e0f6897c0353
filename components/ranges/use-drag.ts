"use client";

import { useRef, type MouseEvent, type PointerEvent } from "react";
import type { PlainDate } from "@/lib/domain/plain-date";
import { dayUnder } from "./day-under";

/**
 * A mouse that goes down on a day and over to another chooses the days between them. A finger scrolls: it holds a day instead. The
 * press that ends in another day than it began is no press of a day.
 */
export function useDrag(onDrag: (from: PlainDate, to: PlainDate) => void) {
  const from = useRef<PlainDate | null>(null);
  const to = useRef<PlainDate | null>(null);
  return {
    onPointerDown(event: PointerEvent) {
      to.current = null;
      from.current = event.pointerType === "mouse" && event.button === 0 ? dayUnder(event.target) : null;
    },
    onPointerMove(event: PointerEvent) {
      const day = dayUnder(event.target);
      if (from.current === null || day === null || day === (to.current ?? from.current)) return;
      to.current = day;
      onDrag(from.current, day);
    },
    onPointerUp() {
      from.current = null;
    },
    onClickCapture(event: MouseEvent) {
      if (to.current === null) return;
      to.current = null;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
