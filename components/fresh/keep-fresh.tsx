"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useServerClock } from "./device-clock";
import { watchPage } from "./watch-page";

type KeepFreshProps = {
  /** Epoch ms on the server's clock, at which the page was made. */
  serverNow: number;
  /** When the page stops being true, in the same. */
  moments: readonly number[];
};

/** In a layout: keeps each of its pages true while it stays open. What is being typed stays: only what the server shows changes. */
export function KeepFresh({ serverNow, moments }: KeepFreshProps) {
  const router = useRouter();
  const clock = useServerClock(serverNow);
  useEffect(
    () => watchPage({ clock, moments, readAnew: () => router.refresh(), isServerThere }),
    [clock, moments, router],
  );
  return null;
}

/** A small file that needs no database. */
async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch("/icon.svg", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
