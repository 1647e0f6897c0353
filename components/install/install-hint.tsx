"use client";

import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { Way } from "./install-card";
import { isHintWanted, noteVisit, refuseHint } from "./visits";

/** What a browser hands a page that it could install; not in any standard, so not in the types. */
type InstallEvent = Event & { prompt: () => Promise<unknown> };

let offered: InstallEvent | null = null;

const isInstallEvent = (event: Event): event is InstallEvent => "prompt" in event;

const loadCard = () => import("./install-card").then(({ InstallCard }) => InstallCard);
const InstallCard = dynamic(loadCard, { ssr: false });

/** From the second visit on, on Today: how to keep the product beside the phone's other apps. Once refused, never again. */
export function InstallHint() {
  const path = usePathname();
  const [way, setWay] = useState<Way | null>(null);
  useEffect(() => {
    const keep = (event: Event) => {
      if (!isInstallEvent(event)) return;
      event.preventDefault();
      offered = event;
      setWay((shown) => shown && "install");
    };
    const done = () => setWay(null);
    window.addEventListener("beforeinstallprompt", keep);
    window.addEventListener("appinstalled", done);
    noteVisit();
    let isLeft = false;
    if (isHintWanted())
      void loadCard().then(
        () => isLeft || setWay(wayHere()),
        () => {},
      );
    return () => {
      isLeft = true;
      window.removeEventListener("beforeinstallprompt", keep);
      window.removeEventListener("appinstalled", done);
    };
  }, []);
  if (way === null || path !== "/dashboard") return null;
  const close = () => {
    refuseHint();
    setWay(null);
  };
  return <InstallCard way={way} onInstall={() => void offered?.prompt().then(close)} onLater={close} />;
}

function wayHere(): Way {
  if (offered) return "install";
  return /iPhone|iPad/.test(navigator.userAgent) ? "share" : "menu";
}
