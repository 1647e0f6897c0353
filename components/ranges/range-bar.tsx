"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { PlainDate } from "@/lib/domain/plain-date";
import { usePlainDay } from "@/components/pauses/plain-day";
import type { RangePreview } from "./range";
import { useChangeInWords } from "./range-words";
import type { DayChange } from "@/components/pauses/report";
import type { DayChanges } from "@/components/pauses/use-day-changes";

type RangeBarProps = {
  preview: RangePreview | null;
  changes: DayChanges;
  onChange: (kind: DayChange) => void;
  /** Has something to say besides the preview: it then stays in sight. */
  isTelling: boolean;
  /** The report of the last change. */
  children: ReactNode;
};

const inSight =
  "max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:border-t max-lg:border-line max-lg:bg-surface-raised max-lg:px-4 max-lg:py-3 max-lg:shadow-float sm:max-lg:px-6";

/** What the chosen days come to, and the button that does it: on a phone above the bottom bar, where the thumb is. */
export function RangeBar({ preview, changes, onChange, isTelling, children }: RangeBarProps) {
  // without the page's script it lies in the page, and the buttons of the panel can't be pressed
  const isHydrated = useHydrated();
  return (
    <div className={cn("lg:mt-3", isHydrated && (preview || isTelling) && inSight)}>
      <p
        aria-live="polite"
        className={cn("text-sm font-medium tabular-nums lg:min-h-6", isTelling && "hidden")}
      >
        {preview ? <Words preview={preview} /> : null}
      </p>
      {preview && !isTelling ? (
        <form
          action={changes.send}
          className={cn("mt-2 flex flex-wrap gap-3 empty:hidden", isHydrated && "lg:hidden")}
        >
          <Change kind="pause" days={preview.pause.days} isBusy={changes.isBusy} onChange={onChange} />
          <Change kind="resume" days={preview.resume.days} isBusy={changes.isBusy} onChange={onChange} />
        </form>
      ) : null}
      {children}
    </div>
  );
}

function Words({ preview }: { preview: RangePreview }) {
  const t = useTranslations("pauses.bar");
  const words = useChangeInWords();
  const kind = preview.pause.days.length > 0 ? "pause" : "resume";
  return preview[kind].days.length > 0 ? words(kind, preview[kind], preview.ends) : t("nothing");
}

type ChangeProps = {
  kind: DayChange;
  days: readonly PlainDate[];
  isBusy: boolean;
  onChange: (kind: DayChange) => void;
};

function Change({ kind, days, isBusy, onChange }: ChangeProps) {
  const t = useTranslations("pauses.bar");
  const plainDay = usePlainDay();
  if (days.length === 0) return null;
  return (
    <Button
      variant={kind === "pause" ? "default" : "outline"}
      className="grow sm:grow-0"
      loading={isBusy}
      plain={plainDay(kind, days)}
      onClick={() => onChange(kind)}
    >
      {t(kind, { count: days.length })}
    </Button>
  );
}
