"use client";

import dynamic from "next/dynamic";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { DaysStore, KeptDays } from "./days-store";
import { noteWaits } from "./line-state";

const SEND_EVERY_MS = 20_000;
const NONE: KeptDays = { waiting: [], settled: [] };
const notYet = () => () => {};

const loadList = () => import("./waiting-list").then(({ WaitingList }) => WaitingList);
const WaitingList = dynamic(loadList, { ssr: false });

type WaitingChangesProps = { ownerId: number; serverNow: number };

/** Changes of days that wait on this phone for the network, and what came of those that were sent. Nothing while there are none. */
export function WaitingChanges({ ownerId, serverNow }: WaitingChangesProps) {
  const store = useDaysStore(ownerId);
  const kept = useSyncExternalStore(store?.subscribe ?? notYet, store?.get ?? (() => NONE), () => NONE);
  const { waiting, settled } = kept;
  useEffect(() => {
    noteWaits(new Map(waiting.flatMap(({ act }) => act.days.map((day) => [day, act.change] as const))));
  }, [waiting]);
  return (
    <div role="status" className="space-y-3 not-empty:mb-6 print:hidden">
      {store && waiting.length + settled.length > 0 ? (
        <WaitingList kept={kept} store={store} serverNow={serverNow} />
      ) : null}
    </div>
  );
}

/** Its code, and the list's, come once the page is at rest, also for when there is no network to fetch them: few have anything that waits. */
function useDaysStore(ownerId: number): DaysStore | null {
  const [store, setStore] = useState<DaysStore | null>(null);
  useEffect(() => {
    let isLeft = false;
    void Promise.all([import("./days-store"), loadList()]).then(
      ([{ daysStoreOf }]) => isLeft || setStore(daysStoreOf(ownerId)),
      () => {},
    );
    return () => void (isLeft = true);
  }, [ownerId]);
  useEffect(() => (store ? sendWhileLookedAt(store) : undefined), [store]);
  return store;
}

/** Returns how to stop. */
function sendWhileLookedAt(store: DaysStore): () => void {
  const look = () => {
    if (!document.hidden && navigator.onLine) void store.send();
  };
  void store.read().then(look);
  const timer = setInterval(() => (store.get().waiting.length > 0 ? look() : undefined), SEND_EVERY_MS);
  window.addEventListener("online", look);
  document.addEventListener("visibilitychange", look);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", look);
    document.removeEventListener("visibilitychange", look);
  };
}
