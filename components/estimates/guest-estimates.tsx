"use client";

import { useState, useSyncExternalStore } from "react";
import { keepPage } from "@/components/kept-page/page-keeper";
import { GuestList } from "@/components/saved-estimates/guest-list";
import { keepOne, keptNow, onKeptChange } from "@/components/saved-estimates/guest-store";
import type { KeptEstimate } from "@/lib/domain/estimates/kept";
import { Calculator, type CalculatorProps, type Saved } from "./calculator";

const none: readonly KeptEstimate[] = [];

/** The calculator of somebody without an account, whose answers stay in this browser and open without a network. */
export function GuestEstimates(props: CalculatorProps) {
  const kept = useSyncExternalStore(onKeptChange, keptNow, () => none);
  const [saved, setSaved] = useState<Saved>(null);
  function save(estimate: KeptEstimate): void {
    const isKept = keepOne(estimate);
    setSaved(isKept ? "saved" : "unsaved");
    if (isKept) void keepPage("plans");
  }
  return (
    <>
      <Calculator startPath="/start" {...props} saved={saved} onSave={save} onTyped={() => setSaved(null)} />
      <GuestList kept={kept} shop={props.shop} />
    </>
  );
}
