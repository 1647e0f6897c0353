"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { isLineLost } from "./line-state";
import { hasWorkers } from "./worker";

/** Long enough for the page to be usable first. */
const AT_REST_MS = 3_000;

/** Keeps the customer's pages on the phone, as they are now. */
export function KeepOffline({ serverNow }: { serverNow: number }) {
  const path = usePathname();
  const opened = useRef({ path, serverNow });
  useEffect(() => {
    const hasChanged = opened.current.path === path && opened.current.serverNow !== serverNow;
    opened.current = { path, serverNow };
    if (!hasWorkers() || !("caches" in window)) return;
    const timer = setTimeout(() => {
      if (!isLineLost())
        void import("./keep-pages").then(
          ({ keepPages }) => keepPages({ serverNow, hasChanged }),
          () => {},
        );
    }, AT_REST_MS);
    return () => clearTimeout(timer);
  }, [path, serverNow]);
  return null;
}
