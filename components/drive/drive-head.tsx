"use client";

import { useTranslations } from "next-intl";
import { loadPageAnew } from "@/components/press/line";
import { LanguageChoice } from "@/components/language/language-choice";
import { LogOutButton } from "@/components/shell/log-out-button";
import { MoreMenu } from "@/components/shell/more-menu";
import { NavLink } from "@/components/shell/nav-link";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { formatTime } from "@/lib/domain/business-time";
import { openTiffins, tiffinsOf } from "@/lib/domain/drive/round";
import { formatDay, parsePlainDate } from "@/lib/domain/plain-date";
import type { logOutForm } from "@/lib/features/accounts/forms";
import type { Drive } from "./phone/drive-store";

type DriveHeadProps = { drive: Drive; fullname: string; logOut: typeof logOutForm };

/** How much is left, and whether what was marked has arrived. Never in the way of a press. */
export function DriveHead({ drive, fullname, logOut }: DriveHeadProps) {
  const t = useTranslations("drive");
  const { round } = drive;
  const all = round?.stops.flatMap(tiffinsOf).length ?? 0;
  const left = round?.stops.flatMap(openTiffins).length ?? 0;
  return (
    <header className="sticky top-0 z-30 border-b border-line-strong bg-surface-raised pt-[env(safe-area-inset-top)]">
      <div className="mx-auto flex max-w-lg items-center justify-between gap-2 py-1 ps-3">
        <div className="min-w-0">
          <h1 className="truncate text-base leading-5 font-semibold tabular-nums">
            {round ? formatDay(parsePlainDate(round.day), "short") : t("title")}
            {round && all > 0 ? ` · ${t("head.left", { left })}` : null}
          </h1>
          <LineWord drive={drive} />
        </div>
        <MoreMenu label={t("menu")}>
          <nav className="flex flex-col gap-0.5">
            <NavLink look="list" href="/admin/deliveries">
              {t("links.deliveries")}
            </NavLink>
            <NavLink look="list" href="/admin/collect">
              {t("links.collect")}
            </NavLink>
            <NavLink look="list" href="/admin/profile">
              {t("links.me")}
            </NavLink>
          </nav>
          <div className="mt-3 border-t border-line pt-3">
            <p className="truncate px-2.5 text-sm font-medium">{fullname}</p>
            <LanguageChoice />
            <LogOutButton plain={logOut} className="w-full px-2.5" />
          </div>
        </MoreMenu>
      </div>
      <Trouble drive={drive} />
    </header>
  );
}

/** A calm word: "All sent, 12:41", or "No network. 12 marks wait, last sent 12:41". */
function LineWord({ drive: { line, waiting: count, lastSent } }: { drive: Drive }) {
  const t = useTranslations("drive.head");
  const time = lastSent === null ? null : formatTime(new Date(lastSent));
  const word = () => {
    if (line === "lost") return time === null ? t("never", { count }) : t("lost", { count, time });
    if (count > 0) return t("sending", { count });
    return time === null ? t("nothing") : t("sent", { time });
  };
  return (
    <p role="status" className="truncate text-sm text-ink tabular-nums">
      {word()}
    </p>
  );
}

function Trouble({ drive: { line, waiting: count, canKeep } }: { drive: Drive }) {
  const t = useTranslations("drive.head");
  if (!canKeep)
    return (
      <p role="alert" className="bg-bad-soft px-3 py-2 font-medium text-ink">
        {t("keepsNothing")}
      </p>
    );
  if (line !== "signed-out" && line !== "outdated") return null;
  return (
    <div role="alert" className="flex items-center justify-between gap-3 bg-accent-soft px-3 py-2">
      <p className="font-medium">{line === "signed-out" ? t("signedOut", { count }) : t("outdated")}</p>
      {line === "signed-out" ? (
        <LinkButton href="/login?next=%2Fdrive">{t("logIn")}</LinkButton>
      ) : (
        <Button onClick={loadPageAnew}>{t("anew")}</Button>
      )}
    </div>
  );
}
