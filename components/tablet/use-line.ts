"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { markByItself } from "@/components/fresh/by-itself";
import { deviceTime } from "@/components/fresh/device-clock";
import { onWaking } from "@/components/fresh/waking";
import { forgetPage, keepPage } from "@/components/kept-page/page-keeper";
import { askRevision, type Answer } from "./ask";
import { afterAnswer, lineAt, type Line } from "./line";

const ASK_EVERY_MS = 20_000;

type Shown = {
  /** Answers with the revision of now. */
  path: string;
  /** What the page shows, and since when, in epoch ms by the server's clock. */
  revision: string;
  serverNow: number;
};

/**
 * Keeps the page of a day up to date by itself while it is looked at, and the copy of it that opens without a network. Keeps no
 * session alive.
 */
export function useLine({ path, revision, serverNow }: Shown): Line {
  const router = useRouter();
  const [line, setLine] = useState(() => lineAt(serverNow));
  const keptRevision = useRef<string | null>(null);
  useEffect(() => {
    function hear(answer: Answer): void {
      setLine((before) => afterAnswer(before, answer, { revision, device: deviceTime().getTime() }));
      if (answer.line === "signed-out") void forgetPage("kitchen");
      const isOld = answer.line === "well" && answer.revision !== revision;
      if (answer.line !== "well" || (!isOld && keptRevision.current === revision)) return;
      markByItself();
      if (isOld) router.refresh();
      else {
        keptRevision.current = revision;
        void keepPage("kitchen");
      }
    }
    return askAgainAndAgain(path, hear);
  }, [path, revision, router]);
  return { ...line, trueAt: Math.max(line.trueAt, serverNow) };
}

/** Asks at once, every twenty seconds, and when the page or the network is back; never while nobody looks. */
function askAgainAndAgain(path: string, hear: (answer: Answer) => void): () => void {
  let [isStopped, isAsking] = [false, false];
  async function look(): Promise<void> {
    if (document.hidden || isAsking) return;
    isAsking = true;
    const answer = await askRevision(path);
    isAsking = false;
    if (!isStopped) hear(answer);
  }
  const onOffline = () => hear({ line: "lost" });
  const onWake = () => void look();
  void look();
  const timer = setInterval(onWake, ASK_EVERY_MS);
  const ignore = onWaking(onWake);
  window.addEventListener("offline", onOffline);
  return () => {
    isStopped = true;
    clearInterval(timer);
    ignore();
    window.removeEventListener("offline", onOffline);
  };
}
