"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useServerClock } from "./device-clock";
import { isServerThere } from "./server-there";
import { watchPage } from "./watch-page";

type KeepFreshProps = {
  /** When the page was rendered, in epoch ms by the server's clock. */
  serverNow: number;
  /** When the page goes out of date, likewise. */
  moments: readonly number[];
};

/** In a layout: keeps each open page up to date. Input being typed stays: only what the server renders changes. */
export function KeepFresh({ serverNow, moments }: KeepFreshProps) {
  const router = useRouter();
  const clock = useServerClock(serverNow);
  useEffect(
    () => watchPage({ clock, moments, readAnew: () => router.refresh(), isServerThere }),
    [clock, moments, router],
  );
  return null;
}
