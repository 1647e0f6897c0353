"use client";

import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { findOut, send, type Action, type Answer, type Refused } from "./attempt";
import { keepUnheard, unheardOf } from "./kept";
import { newPressKey } from "./press-key";

export { attempt, type Action, type Refused } from "./attempt";

type Handlers<V, E extends string> = {
  onSuccess: (value: V) => void;
  onRefused: (refused: Refused<E>) => void;
  /** No answer came, and the server is being asked: one of the other two callbacks follows. */
  onUnheard: () => void;
  /** Names the form: an unanswered press of it is asked about even after a reload. */
  keepAs?: string;
};

/** After these the key is spent: the server does nothing more with it. */
const SPENT = ["not-reached", "stopped", "broke-off", "withdrawn"];

/**
 * Runs one call of an action at a time: a second press while one is under way does nothing. `pending` lasts until the page
 * that `onSuccess` opens has loaded.
 */
export function useServerCall<V, E extends string>(action: Action<V, E>, handlers: Handlers<V, E>) {
  const [pending, startTransition] = useTransition();
  // not in a transition: it may take long, and would hold up every page that is opened meanwhile
  const [isAsking, setAsking] = useState(false);
  const busy = useRef(false);
  const key = useRef<string | null>(null);
  const left = useLeft();
  const { keepAs, onUnheard } = handlers;

  function settle(result: Answer<V, E>): void {
    busy.current = false;
    const isUnheard = !result.ok && result.error === "unheard-signed-out";
    if (!isUnheard) keepUnheard(keepAs, null);
    if (result.ok || SPENT.includes(result.error)) key.current = null;
    setAsking(false);
    startTransition(() => {
      if (result.ok) handlers.onSuccess(result.value);
      else handlers.onRefused(result);
    });
  }

  function find(...about: Parameters<typeof findOut<V, E>>): void {
    busy.current = true;
    setAsking(true);
    onUnheard();
    void findOut<V, E>(...about).then(settle);
  }

  function call(input: unknown): void {
    if (busy.current || pending) return;
    busy.current = true;
    const own = (key.current ??= newPressKey());
    keepUnheard(keepAs, own);
    startTransition(async () => {
      const sent = await send(action, input, own);
      if ("lost" in sent) find(() => action(input, own), { key: own, signal: left(), ...sent });
      else settle(sent);
    });
  }

  const askAnew = useEffectEvent(() => {
    const unheard = unheardOf(keepAs);
    if (!unheard || busy.current) return;
    find(null, { key: unheard, lost: "not-reached", signal: left() });
  });
  useEffect(() => askAnew(), []);

  return { call, pending: pending || isAsking };
}

/** Returns a signal that fires when the page is left. */
function useLeft(): () => AbortSignal {
  const controller = useRef(new AbortController());
  useEffect(() => {
    if (controller.current.signal.aborted) controller.current = new AbortController();
    return () => controller.current.abort();
  }, []);
  return () => controller.current.signal;
}
