"use client";

import { useState, type ReactNode } from "react";
import { MainContent } from "@/components/shell/main-content";
import type { logOutForm } from "@/lib/features/accounts/forms";
import { TabletHead } from "./tablet-head";
import { useBell } from "./use-bell";
import { useLine } from "./use-line";
import { useWakeLock } from "./use-wake-lock";

/** One meal, and all that is shown of it. */
type MealPanel = { id: number; name: string; panel: ReactNode };

type TabletAppProps = {
  title: string;
  meals: readonly MealPanel[];
  /** The meal that is shown unless somebody chose another. */
  first: number;
  /** Numbers of the changes that nobody has seen. */
  fresh: readonly number[];
  path: string;
  revision: string;
  serverNow: number;
  fullname: string;
  logOut: typeof logOutForm;
  /** The way to what is bought, cooked and packed. */
  sheets: ReactNode;
  /** Of the day as a whole: above the meal, and below it. */
  changes: ReactNode;
  children: ReactNode;
};

/** The kitchen's day on a tablet: one meal at a glance, what changed above it, and whether all of it is still true. */
export function TabletApp({ meals, first, fresh, changes, children, ...props }: TabletAppProps) {
  const { path, revision, serverNow, title, sheets, fullname, logOut } = props;
  const line = useLine({ path, revision, serverNow });
  const { sound, toggle } = useBell(fresh);
  useWakeLock();
  // a choice holds until the next meal's turn has come
  const [chosen, setChosen] = useState({ id: first, since: first });
  const shown = chosen.since === first ? chosen.id : first;
  const meal = meals.find(({ id }) => id === shown) ?? meals[0];
  return (
    <div className="tablet flex min-h-dvh flex-col bg-surface text-ink">
      <TabletHead
        {...{ title, sheets, line, sound, fullname, logOut }}
        fresh={fresh.length}
        meals={meals}
        shown={meal?.id ?? null}
        onChoose={(id) => setChosen({ id, since: first })}
        onSound={toggle}
      />
      <MainContent className="flex flex-col gap-6 px-4 py-4 sm:px-5 sm:py-5">
        {changes}
        <div key={meal?.id}>{meal?.panel}</div>
        {children}
      </MainContent>
    </div>
  );
}
