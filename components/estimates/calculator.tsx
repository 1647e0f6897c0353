"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { deviceTime } from "@/components/fresh/device-clock";
import { StartLinks, type StartPath } from "@/components/saved-estimates/start-links";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { estimateOf, type Shop, type Wish } from "@/lib/domain/estimates/estimate";
import type { KeptEstimate } from "@/lib/domain/estimates/kept";
import { formatRupees } from "@/lib/domain/money";
import type { PlainDate } from "@/lib/domain/plain-date";
import { DaysFields } from "./days-fields";
import { newKey } from "./new-key";
import { PlanLines } from "./plan-lines";
import { Total } from "./total";
import { readWish, useWish } from "./use-wish";

/** What a save came to: null before there was one. */
export type Saved = "saved" | "unsaved" | null;

export type CalculatorProps = {
  shop: Shop;
  today: PlainDate;
  /** The first day on which anything may begin. */
  firstDay: PlainDate;
};

type Saving = {
  startPath: StartPath;
  onSave: (estimate: KeptEstimate) => void;
  pending?: boolean;
  saved: Saved;
  /** Anything else is typed: what was said of the save before is over. */
  onTyped: () => void;
};

/** What plans cost before anybody commits: by the same function as the bill. */
export function Calculator({
  shop,
  today,
  firstDay,
  startPath,
  onSave,
  pending,
  saved,
  onTyped,
}: CalculatorProps & Saving) {
  const t = useTranslations("estimates");
  const wish = useWish(shop, firstDay);
  const read = readWish(wish.typed, shop, today);
  const [savedAs, setSavedAs] = useState<unknown>(null);
  const isSaid = savedAs === wish.typed;
  function save(): void {
    if (!("wish" in read)) return;
    onTyped();
    setSavedAs(wish.typed);
    const { amount } = estimateOf(read.wish, shop);
    onSave({ key: newKey(), savedAt: deviceTime().getTime(), wish: read.wish, amount });
  }
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
      <div className="space-y-6">
        {"wish" in read ? <InSight wish={read.wish} shop={shop} /> : null}
        <PlanLines shop={shop} wish={wish} />
        <DaysFields wish={wish} today={today} firstDay={firstDay} />
      </div>
      <Total read={read} shop={shop}>
        {"wish" in read ? (
          <div className="mt-5 space-y-2">
            {read.wish.away.length > 0 ? (
              <p className="text-sm text-ink-soft">{t("total.awayLater")}</p>
            ) : null}
            <StartLinks
              wish={read.wish}
              shop={shop}
              startPath={startPath}
              variant={read.wish.lines.length === 1 ? "default" : "outline"}
              className="w-full whitespace-normal"
            />
          </div>
        ) : null}
        <Button
          className="mt-2 w-full"
          variant="outline"
          loading={pending ?? false}
          disabled={!("wish" in read)}
          onClick={save}
        >
          {t("save")}
        </Button>
        <div role="status">
          {isSaid && saved === "saved" ? <p className="mt-2 text-sm text-good">{t("saved")}</p> : null}
          {isSaid && saved === "unsaved" ? (
            <Alert tone="bad" className="mt-3">
              <p>{t("unsaved")}</p>
            </Alert>
          ) : null}
        </div>
        <p className="mt-3 text-sm text-ink-soft">{t("total.note")}</p>
      </Total>
    </div>
  );
}

/** On a phone the price stays in sight while somebody chooses; it is read out where it stands whole. */
function InSight({ wish, shop }: { wish: Wish; shop: Shop }) {
  const t = useTranslations("estimates");
  const { amount, days } = estimateOf(wish, shop);
  return (
    <p
      aria-hidden
      className="sticky top-16 z-10 -mx-4 flex items-baseline justify-between border-b border-line bg-surface px-4 py-2 tabular-nums sm:-mx-6 sm:px-6 lg:hidden"
    >
      <span className="text-ink-soft">
        {wish.to === null ? t("list.aMonth") : t("total.inAll", { count: days })}
      </span>
      <span className="text-xl leading-7 font-semibold">{formatRupees(amount)}</span>
    </p>
  );
}
