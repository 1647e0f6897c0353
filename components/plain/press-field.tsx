"use client";

import { usePageOwner } from "@/components/fresh/page-owner";
import { useHydrated } from "@/components/ui/use-hydrated";
import { PRESS_FIELD } from "@/lib/answers/plain-answer";
import { pressKeyOf } from "@/lib/answers/press-key";

/** The key of the press when the browser sends this form without script. With the page's script each press makes its own. */
export function PressField() {
  const isHydrated = useHydrated();
  const owner = usePageOwner();
  // made again in the browser, where the field is about to go: the two keys needn't match
  return isHydrated ? null : (
    <input type="hidden" name={PRESS_FIELD} value={pressKeyOf(owner)} readOnly suppressHydrationWarning />
  );
}
