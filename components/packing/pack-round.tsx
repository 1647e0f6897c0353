"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RefusalAlert } from "@/components/press/refusal-alert";
import { useAction } from "@/components/press/use-action";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import type { PlanProgress, RoundProgress } from "@/lib/domain/packing/progress";
import { markLoadedAction, markPackedAction } from "@/lib/features/packing/actions";

/** Which round of which meal. `name`: what people call it. */
export type RoundKey = { day: string; slotId: number; route: string | null; name: string };

const hiddenIn = { hidden: (text: React.ReactNode) => <span className="sr-only">{text}</span> };

/** One plan of a round: packed, all or fewer; or taken back. */
export function PackPlan({ round, plan }: { round: RoundKey; plan: PlanProgress }) {
  const t = useTranslations("packing");
  const [count, setCount] = useState(String(plan.count));
  const { run, pending, refusal } = useAction({
    action: markPackedAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  const { name, ...about } = round;
  const said = { ...about, planId: plan.id, seen: plan.count };
  const full = `${plan.name}, ${name}`;
  const isDone = plan.left === 0 && plan.surplus === 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isDone ? (
        <Button variant="ghost" loading={pending} onClick={() => run({ ...said, count: 0 })}>
          {t.rich("round.takeBack", { ...hiddenIn, name: full })}
        </Button>
      ) : (
        <>
          <Input
            aria-label={t("round.fewer", { name: full })}
            inputMode="numeric"
            className="w-20 text-right tabular-nums"
            value={count}
            onChange={({ target }) => setCount(target.value)}
          />
          <Button loading={pending} onClick={() => run({ ...said, count })}>
            {t.rich("round.pack", { ...hiddenIn, name: full })}
          </Button>
        </>
      )}
      <RefusalAlert refusal={refusal} className="basis-full" />
    </div>
  );
}

/** The whole round is packed. */
export function PackAll({ round: { name, ...about }, due }: { round: RoundKey; due: number }) {
  const t = useTranslations("packing");
  const { run, pending, refusal } = useAction({
    action: markPackedAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  return (
    <>
      <Button
        variant="outline"
        loading={pending}
        onClick={() => run({ ...about, planId: null, count: null, seen: due })}
      >
        {t.rich("round.packAll", { ...hiddenIn, name })}
      </Button>
      <RefusalAlert refusal={refusal} />
    </>
  );
}

/** The driver signs for what is in the van, before it leaves. */
export function LoadRound({
  round: { name, ...about },
  packed,
}: {
  round: RoundKey;
  packed: RoundProgress["packed"];
}) {
  const t = useTranslations("packing");
  const id = useId();
  const [driver, setDriver] = useState("");
  const [isMissing, setMissing] = useState(false);
  const { run, pending, refusal } = useAction({
    action: markLoadedAction,
    refusalText: (reason) => t(`refusals.${reason}`),
  });
  function sign(): void {
    setMissing(driver.trim() === "");
    if (driver.trim() !== "") run({ ...about, driver, seen: packed });
  }
  return (
    <div className="space-y-2">
      <Label htmlFor={id}>{t("round.driver", { name })}</Label>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          id={id}
          className="max-w-60"
          value={driver}
          maxLength={100}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-missing` : undefined}
          onChange={({ target }) => setDriver(target.value)}
        />
        <Button loading={pending} onClick={sign}>
          {t.rich("round.load", { ...hiddenIn, name })}
        </Button>
      </div>
      {isMissing ? (
        <p id={`${id}-missing`} role="alert" className="text-sm text-bad">
          {t("round.driverMissing")}
        </p>
      ) : null}
      <RefusalAlert refusal={refusal} />
    </div>
  );
}
