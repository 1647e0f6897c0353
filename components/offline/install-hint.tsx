"use client";

import { Smartphone } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { isHintWanted, noteVisit, refuseHint } from "./visits";

/** What a browser hands a page that it could install; not in any standard, so not in the types. */
type InstallEvent = Event & { prompt: () => Promise<unknown> };

let offered: InstallEvent | null = null;

const isInstallEvent = (event: Event): event is InstallEvent => "prompt" in event;

type Way = "install" | "share" | "menu";

/** From the second visit on, on Today: how to keep the product beside the phone's other apps. Once refused, never again. */
export function InstallHint() {
  const t = useTranslations("offline.install");
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
    const timer = setTimeout(() => setWay(isHintWanted() ? wayHere() : null));
    return () => {
      clearTimeout(timer);
      window.removeEventListener("beforeinstallprompt", keep);
      window.removeEventListener("appinstalled", done);
    };
  }, []);
  if (way === null || path !== "/dashboard") return null;
  const close = () => {
    refuseHint();
    setWay(null);
  };
  return (
    <Alert title={t("title")} className="mt-6 lg:hidden print:hidden">
      <p>
        {t("text")} {way === "install" ? null : t(way)}
      </p>
      <div className="flex flex-wrap gap-3 pt-1">
        {way === "install" ? (
          <Button onClick={() => void offered?.prompt().then(close)}>
            <Smartphone aria-hidden />
            {t("install")}
          </Button>
        ) : null}
        <Button variant="outline" onClick={close}>
          {t("later")}
        </Button>
      </div>
    </Alert>
  );
}

function wayHere(): Way {
  if (offered) return "install";
  return /iPhone|iPad/.test(navigator.userAgent) ? "share" : "menu";
}
