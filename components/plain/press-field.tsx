"use client";

import { newPressKey } from "@/components/press/press-key";
import { useHydrated } from "@/components/ui/use-hydrated";
import { PRESS_FIELD } from "@/lib/answers/plain-answer";

/** The key of the press when the browser sends this form without script. With the page's script each press makes its own. */
export function PressField() {
  const isHydrated = useHydrated();
  // made again in the browser, where the field is about to go: the two keys needn't match
  return isHydrated ? null : (
    <input type="hidden" name={PRESS_FIELD} value={newPressKey()} readOnly suppressHydrationWarning />
  );
}
