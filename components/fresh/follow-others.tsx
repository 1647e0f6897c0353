"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { markByItself } from "./by-itself";

const ASK_EVERY_MS = 60_000;

type FollowOthersProps = {
  /** Returns the current state's revision, in a few bytes. */
  path: string;
  /** The state that the page shows. */
  revision: string;
};

/**
 * For a page left open all morning while others change what it shows: asks once a minute, only while it is visible. That
 * keeps no session alive: the office's ends when nobody is there.
 */
export function FollowOthers({ path, revision }: FollowOthersProps) {
  const router = useRouter();
  useEffect(() => {
    let isStopped = false;
    async function look(): Promise<void> {
      if (document.hidden || !navigator.onLine) return;
      const now = await revisionAt(path);
      if (isStopped || now === null || now === revision) return;
      markByItself();
      router.refresh();
    }
    const timer = setInterval(() => void look(), ASK_EVERY_MS);
    return () => {
      isStopped = true;
      clearInterval(timer);
    };
  }, [path, revision, router]);
  return null;
}

/** Null when no answer came: the page stays as it is, and asks again. */
async function revisionAt(path: string): Promise<string | null> {
  try {
    const response = await fetch(path, { cache: "no-store" });
    if (!response.ok) return null;
    const { readRevision } = await import("@/lib/answers/revision");
    return readRevision(await response.json());
  } catch {
    return null;
  }
}
