"use client";

import { Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** How this browser does it: by a button of ours, or by a menu of its own. */
export type Way = "install" | "share" | "menu";

type InstallCardProps = { way: Way; onInstall: () => void; onLater: () => void };

export function InstallCard({ way, onInstall, onLater }: InstallCardProps) {
  const t = useTranslations("offline.install");
  return (
    <Alert title={t("title")} className="mt-6 lg:hidden print:hidden">
      <p>
        {t("text")} {way === "install" ? null : t(way)}
      </p>
      <div className="flex flex-wrap gap-3 pt-1">
        {way === "install" ? (
          <Button onClick={onInstall}>
            <Smartphone aria-hidden />
            {t("install")}
          </Button>
        ) : null}
        <Button variant="outline" onClick={onLater}>
          {t("later")}
        </Button>
      </div>
    </Alert>
  );
}
