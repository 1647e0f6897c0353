import { after } from "next/server";
import type { ActionResult } from "@/lib/access/action-result";
import { clockNow } from "./clock";
import { asSystem } from "./db";
import { logFault } from "./log";
import { NOBODY_WAITS, withPatience } from "@/lib/gateway/patience";
import { correctBills } from "./features/corrections/commands";

type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;

/**
 * Corrects the bills that an action has touched as soon as it has answered. If the process dies first, the job finds them
 * within a minute.
 */
export function correctingSoon<V extends { correctionId: number | null }, E extends string>(
  action: Action<V, E>,
): Action<V, E> {
  return async (input, key) => {
    const result = await action(input, key);
    if (result.ok && result.value.correctionId !== null) after(correctNow);
    return result;
  };
}

async function correctNow(): Promise<void> {
  const note = (fault: unknown) => void logFault("correct-bills", fault);
  try {
    await withPatience(NOBODY_WAITS, () => correctBills({ now: clockNow(), system: asSystem }, note));
  } catch (fault) {
    note(fault);
  }
}
