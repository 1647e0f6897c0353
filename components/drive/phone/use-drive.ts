"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { keepPage } from "@/components/kept-page/page-keeper";
import { DriveStore, type Drive } from "./drive-store";
import { wire } from "./wire";

/** The office sees within this time that a phone is there again. */
const ASK_EVERY_MS = 30_000;

/** The round on this phone, kept up to date while the page is looked at. */
export function useDrive(driverId: number): { drive: Drive; store: DriveStore } {
  const [store] = useState(() => new DriveStore(driverId, wire));
  const drive = useSyncExternalStore(store.subscribe, store.get, store.get);
  useEffect(() => {
    void store.read().then(() => store.send());
    void keepPage("drive");
    const look = () => {
      if (!document.hidden) void store.send();
    };
    const timer = setInterval(look, ASK_EVERY_MS);
    window.addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [store]);
  return { drive, store };
}
