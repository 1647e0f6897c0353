"use client";

import { newPressKey } from "@/components/press/press-key";
import { useHydrated } from "@/components/ui/use-hydrated";
import { PRESS_FIELD } from "@/lib/answers/plain-answer";

/** The key of the press with which the browser sends this form by itself. With the page's script each press makes its own. */
export function PressField() {
  const isHydrated = useHydrated();
  // made anew in the browser, where it is about to go: the two needn't be one
  return isHydrated ? null : (
    <input type="hidden" name={PRESS_FIELD} value={newPressKey()} readOnly suppressHydrationWarning />
  );
}
