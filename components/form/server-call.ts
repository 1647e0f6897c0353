"use client";

import { unstable_rethrow } from "next/navigation";
import { useRef, useTransition } from "react";
import type { ActionResult, CommonError } from "@/lib/action-result";
import type { Unreachable } from "./refusal";

export type Action<V, E extends string> = (input: unknown) => Promise<ActionResult<V, E>>;

export type Refused<E extends string> = {
  ok: false;
  error: E | CommonError | Unreachable;
  fields?: Record<string, string>;
  reference?: string;
};

type Handlers<V, E extends string> = {
  onSuccess: (value: V) => void;
  onRefused: (refused: Refused<E>) => void;
};

/** The answer of an action, or "unreachable" when none came. */
export async function attempt<V, E extends string>(action: Action<V, E>, input: unknown) {
  try {
    return await action(input);
  } catch (fault) {
    unstable_rethrow(fault);
    const unreachable: Refused<E> = { ok: false, error: "unreachable" };
    return unreachable;
  }
}

/**
 * Calls an action once at a time: a second press while one is under way does nothing. `pending` lasts until the page that
 * `onSuccess` opens has come.
 */
export function useServerCall<V, E extends string>(action: Action<V, E>, handlers: Handlers<V, E>) {
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);

  function call(input: unknown): void {
    if (busy.current || pending) return;
    busy.current = true;
    startTransition(async () => {
      const result = await attempt(action, input);
      busy.current = false;
      startTransition(() => {
        if (result.ok) handlers.onSuccess(result.value);
        else handlers.onRefused(result);
      });
    });
  }

  return { call, pending };
}
