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
const SPENT = ["not-reached", "stopped", "broke-off", "withdrawn", "other-account"];

/**
 * Runs one call of an action at a time: a second press while one is under way does nothing. `pending` lasts until the page
 * that `onSuccess` opens has loaded.
 */
export function useServerCall<V, E extends string>(action: Action<V, E>, handlers: Handlers<V, E>) {
  const [pending, startTransition] = useTransition();
  const { begin, takeUp, end } = usePress(handlers.keepAs);
  const settle = (result: Answer<V, E>) => {
    end(result);
    startTransition(() => (result.ok ? handlers.onSuccess(result.value) : handlers.onRefused(result)));
  };
  const { isAsking, find } = useFinding(handlers.onUnheard, settle);
  function call(input: unknown): void {
    const key = pending ? null : begin();
    if (key === null) return;
    startTransition(async () => {
      const sent = await send(action, input, key);
      if ("lost" in sent) find(() => action(input, key), { key, ...sent });
      else settle(sent);
    });
  }

  const askAnew = useEffectEvent(() => {
    const key = takeUp();
    if (key !== null) find(null, { key, lost: "not-reached" });
  });
  useEffect(() => askAnew(), []);
  return { call, pending: pending || isAsking };
}

/** The one press that is under way, and its key, which a next try uses again until it is spent. */
function usePress(keepAs: string | undefined) {
  const busy = useRef(false);
  const spare = useRef<string | null>(null);
  /** Returns the key; null while another press is under way. */
  function begin(): string | null {
    if (busy.current) return null;
    busy.current = true;
    const key = (spare.current ??= newPressKey());
    keepUnheard(keepAs, key);
    return key;
  }
  /** Takes up a press that was still unanswered when the page was left; null when there is none. */
  function takeUp(): string | null {
    const unheard = busy.current ? null : unheardOf(keepAs);
    if (unheard !== null) busy.current = true;
    return unheard;
  }
  function end(result: { ok: true } | { ok: false; error: string }): void {
    busy.current = false;
    const isUnheard = !result.ok && result.error === "unheard-signed-out";
    if (!isUnheard) keepUnheard(keepAs, null);
    if (result.ok || SPENT.includes(result.error)) spare.current = null;
  }
  return { begin, takeUp, end };
}

type About<V, E extends string> = Omit<Parameters<typeof findOut<V, E>>[1], "signal">;

/** Asks the server what came of an unanswered press. */
function useFinding<V, E extends string>(onUnheard: () => void, settle: (result: Answer<V, E>) => void) {
  // not in a transition: it may take long, and would hold up every page that is opened meanwhile
  const [isAsking, setAsking] = useState(false);
  const left = useLeft();
  function find(again: Parameters<typeof findOut<V, E>>[0], about: About<V, E>): void {
    setAsking(true);
    onUnheard();
    void findOut<V, E>(again, { ...about, signal: left() }).then((result) => {
      setAsking(false);
      settle(result);
    });
  }
  return { isAsking, find };
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
