// How often this browser came here, and whether it was asked once to keep the product: numbers without a name.

import { deviceTime } from "@/components/fresh/device-clock";

const LAST = "tiffintrack:last-visit";
const COUNT = "tiffintrack:visits";
const REFUSED = "tiffintrack:no-install";

/** Whoever was away for longer comes anew. */
const ONE_VISIT_MS = 30 * 60_000;
const ASKED_FROM = 2;

/** Counts a visit, unless the last one still goes on. */
export function noteVisit(): void {
  try {
    const now = deviceTime().getTime();
    const isNew = now - Number(localStorage.getItem(LAST)) > ONE_VISIT_MS;
    if (isNew) localStorage.setItem(COUNT, String(visits() + 1));
    localStorage.setItem(LAST, String(now));
  } catch {
    // a browser that keeps nothing is never asked
  }
}

const visits = () => Number(localStorage.getItem(COUNT));

/** From the second visit on, until it was refused, and never where it is installed already. */
export function isHintWanted(): boolean {
  try {
    const isInstalled = window.matchMedia("(display-mode: standalone)").matches;
    return !isInstalled && visits() >= ASKED_FROM && localStorage.getItem(REFUSED) === null;
  } catch {
    return false;
  }
}

export function refuseHint(): void {
  try {
    localStorage.setItem(REFUSED, "yes");
  } catch {}
}
