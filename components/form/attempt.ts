"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import type { ActionResult, CommonError } from "@/lib/action-result";
import { askPress } from "./ask-press";
import { isRefusedOnTheWay, isOffline, untilWorthAsking } from "./line";
import { newPressKey } from "./press-key";

/** An action and the key of its press. One made of others hands the key on. */
export type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;

/**
 * Why a press was not done, as far as the server never said so itself. `not-sent`: the device is offline. `not-reached`: it
 * got lost on the way there. `stopped`: something in front of the server refused it. `updated`: the page is older than the
 * server. `broke-off`: the server died while it was at it. `unheard-signed-out`: the
 * session that pressed is over, and only it may hear what came of it.
 */
export type Trouble = "not-sent" | "not-reached" | "stopped" | "updated" | "broke-off" | "unheard-signed-out";

export type Refused<E extends string> = {
  ok: false;
  error: E | CommonError | Trouble;
  fields?: Record<string, string>;
  reference?: string;
};

export type Answer<V, E extends string> = { ok: true; value: V } | Refused<E>;

/** No answer came. `lost`: how the press must have got lost, should the server not know it. */
type Unheard = { lost: Trouble };

/** Sends a press: the action's answer, or that none came. */
export async function send<V, E extends string>(
  action: Action<V, E>,
  input: unknown,
  key: string,
): Promise<Answer<V, E> | Unheard> {
  if (isOffline()) return { ok: false, error: "not-sent" };
  try {
    return await action(input, key);
  } catch (fault) {
    unstable_rethrow(fault);
    if (unstable_isUnrecognizedActionError(fault)) return { ok: false, error: "updated" };
    return { lost: isRefusedOnTheWay(fault) ? "stopped" : "not-reached" };
  }
}

/**
 * What came of a press: the action's answer or, where none came, what is true according to the server. `onUnheard`: nobody
 * here knows yet, and the server is being asked.
 */
export async function attempt<V, E extends string>(
  action: Action<V, E>,
  input: unknown,
  onUnheard?: () => void,
): Promise<Answer<V, E>> {
  const key = newPressKey();
  const sent = await send(action, input, key);
  if (!("lost" in sent)) return sent;
  onUnheard?.();
  return findOut(() => action(input, key), { key, ...sent });
}

type Lost = Unheard & { key: string; signal?: AbortSignal };

/**
 * Asks until the server says what is true. `again`: the press once more, with its key, for what only its own answer brings
 * (the page as it is now, a cookie); without it what was kept is the answer.
 */
export async function findOut<V, E extends string>(
  again: (() => Promise<ActionResult<V, E>>) | null,
  { key, lost, signal }: Lost,
): Promise<Answer<V, E>> {
  for (let turn = 0; !signal?.aborted; turn++) {
    const asked = await askPress<V>(key);
    if (asked?.state === "withdrawn") return { ok: false, error: lost };
    if (asked?.state === "broke-off") return { ok: false, error: "broke-off" };
    if (asked?.state === "not-yours") return { ok: false, error: "unheard-signed-out" };
    const isKnown = asked?.state === "done" || asked?.state === "repeatable";
    const answer = isKnown && again ? await heard(again) : null;
    if (answer) return answer;
    if (asked?.state === "done" && !again) return { ok: true, value: asked.value };
    await untilWorthAsking(turn, signal);
  }
  return new Promise(() => {});
}

async function heard<T>(again: () => Promise<T>): Promise<T | null> {
  try {
    return await again();
  } catch (fault) {
    unstable_rethrow(fault);
    return null;
  }
}
