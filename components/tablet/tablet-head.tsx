"use client";

import { Bell, BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LogOutButton } from "@/components/shell/log-out-button";
import { MoreMenu } from "@/components/shell/more-menu";
import { NavLink } from "@/components/shell/nav-link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { LinkButton } from "@/components/ui/link-button";
import { formatTime } from "@/lib/domain/business-time";
import { clockWords } from "@/lib/domain/slot";
import type { logOutForm } from "@/lib/features/accounts/forms";
import type { Line } from "./line";
import type { Sound } from "./use-bell";

type TabletHeadProps = {
  title: string;
  sheets: ReactNode;
  meals: readonly { id: number; name: string }[];
  shown: number | null;
  onChoose: (id: number) => void;
  line: Line;
  fresh: number;
  sound: Sound;
  onSound: () => void;
  fullname: string;
  logOut: typeof logOutForm;
};

const timeOf = (at: number): string => clockWords(formatTime(new Date(at)));

/** The day, its meals, and how far the page can be trusted; in sight wherever the cook has scrolled to. */
export function TabletHead({ title, sheets, line, fresh, fullname, logOut, ...props }: TabletHeadProps) {
  const t = useTranslations("kitchen.tablet");
  const { sound, onSound, ...meals } = props;
  return (
    <header className="sticky top-0 z-30 border-b border-line-strong bg-surface-raised pt-[env(safe-area-inset-top)] print:hidden">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-5">
        <div className="min-w-0">
          <h1 className="text-2xl leading-8 font-bold tabular-nums">{title}</h1>
          <p role="status" className="text-base leading-6 tabular-nums">
            {line.state === "well" ? t("trueAt", { time: timeOf(line.trueAt) }) : t("old")}
          </p>
        </div>
        <MealChoice {...meals} />
        {sheets}
        <div className="ms-auto flex items-center gap-2">
          {fresh > 0 ? (
            <a
              href="#amendments"
              className="inline-flex min-h-11 items-center rounded-control bg-accent px-4 text-lg font-bold text-on-accent"
            >
              {t("fresh", { count: fresh })}
            </a>
          ) : null}
          <Button variant="outline" onClick={onSound} data-sound>
            {sound === "on" ? <Bell aria-hidden /> : <BellOff aria-hidden />}
            {t(`sound.${sound}`)}
          </Button>
          <MoreMenu label={t("menu")}>
            <nav className="flex flex-col gap-0.5">
              <NavLink look="list" href="/admin/profile">
                {t("me")}
              </NavLink>
            </nav>
            <div className="mt-3 border-t border-line pt-3">
              <p className="truncate px-2.5 text-sm font-medium">{fullname}</p>
              <LogOutButton plain={logOut} className="w-full px-2.5" />
            </div>
          </MoreMenu>
        </div>
      </div>
      <Trouble line={line} />
    </header>
  );
}

function MealChoice({ meals, shown, onChoose }: Pick<TabletHeadProps, "meals" | "shown" | "onChoose">) {
  const t = useTranslations("kitchen.meals");
  if (meals.length < 2) return null;
  return (
    <div role="group" aria-label={t("label")} className="flex flex-wrap gap-1" data-scripted>
      {meals.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === shown}
          onClick={() => onChoose(id)}
          className={cn(
            "min-h-12 rounded-control border px-5 text-xl font-semibold",
            id === shown ? "border-accent bg-accent-soft text-ink" : "border-line-strong text-ink-soft",
          )}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** What is on the screen stays; since when it may be old is said in as many words. */
function Trouble({ line: { state, trueAt, lostAt } }: { line: Line }) {
  const t = useTranslations("kitchen.tablet");
  if (state === "well") return null;
  const from = timeOf(trueAt);
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line-strong bg-accent-soft px-4 py-2 text-lg font-semibold tabular-nums sm:px-5"
    >
      <p>
        {state === "signed-out"
          ? t("signedOut", { from })
          : lostAt === null
            ? t("lost", { from })
            : t("lostSince", { since: timeOf(lostAt), from })}
      </p>
      {state === "signed-out" ? <LinkButton href="/login?next=%2Fkitchen">{t("logIn")}</LinkButton> : null}
    </div>
  );
}
