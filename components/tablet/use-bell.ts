"use client";

import { useEffect, useRef, useState } from "react";
import { Bell } from "./bell";

/** What nobody has seen is rung for again after this long. */
const AGAIN_MS = 60_000;

/** `waits-for-tap`: it is on, and the browser lets it be heard after the first tap. */
export type Sound = "on" | "off" | "waits-for-tap";

/** Rings for each change that is new, and again until all are seen. */
export function useBell(fresh: readonly number[]): { sound: Sound; toggle: () => void } {
  const [bell] = useState(() => new Bell());
  const [isOn, setOn] = useState(true);
  const [isAllowed, setAllowed] = useState(false);
  useAfterFirstTap(isAllowed, () => void bell.allow().then(setAllowed));
  const isHeard = isOn && isAllowed;
  useRinging(bell, isHeard ? fresh.join() : "");

  function toggle(): void {
    const isNowOn = !isHeard;
    setOn(isNowOn);
    if (!isNowOn) return;
    void bell.allow().then((allowed) => {
      setAllowed(allowed);
      // to be heard once; what is new rings by itself
      if (fresh.length === 0) bell.ring();
    });
  }
  return { sound: !isOn ? "off" : isAllowed ? "on" : "waits-for-tap", toggle };
}

/** `ids`: the changes to ring for, one after the other; a text, which is the same for as long as they are. */
function useRinging(bell: Bell, ids: string): void {
  const rungFor = useRef<readonly string[]>([]);
  useEffect(() => {
    if (ids === "") {
      rungFor.current = [];
      return;
    }
    const now = ids.split(",");
    if (now.some((id) => !rungFor.current.includes(id))) bell.ring();
    rungFor.current = now;
    const timer = setInterval(() => bell.ring(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [bell, ids]);
}

function useAfterFirstTap(isDone: boolean, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (isDone) return;
    const onTap = ({ target }: Event) => {
      // the switch itself says what it wants
      if (!(target instanceof Element && target.closest("[data-sound]"))) latest.current();
    };
    document.addEventListener("pointerup", onTap);
    document.addEventListener("keydown", onTap);
    return () => {
      document.removeEventListener("pointerup", onTap);
      document.removeEventListener("keydown", onTap);
    };
  }, [isDone]);
}
