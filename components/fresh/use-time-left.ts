"use client";

import { useEffect, useState } from "react";
import { useServerClock } from "./device-clock";
import { onWaking } from "./waking";

const SECOND = 1000;

/** Milliseconds until an instant by the server's clock (both epoch ms), every second, and at once after sleep. */
export function useTimeLeft(serverNow: number, until: number): number {
  const clock = useServerClock(serverNow);
  const [left, setLeft] = useState(until - serverNow);
  useEffect(() => {
    const look = () => setLeft(until - clock());
    look();
    const timer = setInterval(look, SECOND);
    const ignore = onWaking(look);
    return () => {
      clearInterval(timer);
      ignore();
    };
  }, [clock, until]);
  return left;
}
