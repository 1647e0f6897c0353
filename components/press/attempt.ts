"use client";

import { unstable_isUnrecognizedActionError, unstable_rethrow } from "next/navigation";
import { askForProof } from "@/components/proving/asking";
import { tellPageIsOld } from "@/components/fresh/waking";
import type { ActionResult, CommonError } from "@/lib/access/action-result";
import { askPress, type Asked } from "./ask-press";
import { hangUp, onTheWay } from "./hang-up";
import { isRefusedOnTheWay, isOffline, untilWorthAsking } from "./line";
import { newPressKey } from "./press-key";
import { during, forgetQuestion, questionOf } from "./question";

/** An action, called with the key of its press. One made of others passes the key on. */
export type Action<V, E extends string> = (input: unknown, key?: string) => Promise<ActionResult<V, E>>;

/**
 * Why a press was not done, where the server never said so itself. `not-sent`: the device is offline. `not-reached`: it
 * got lost on the way there. `stopped`: something in front of the server refused it. `updated`: the page is older than the
 * server. `broke-off`: the server died in the middle of it. `unheard-signed-out`: the session that pressed is over, and
 * only it may hear what came of it.
 */
export type Trouble = "not-sent" | "not-reached" | "stopped" | "updated" | "broke-off" | "unheard-signed-out";

export type Refused<E extends string> = {
  ok: false;
  error: E | CommonError | Trouble;
  fields?: Record<string, string>;
  reference?: string;
};

export type Answer<V, E extends string> = { ok: true; value: V } | Refused<E>;

/**
 * No answer came. `lost`: how the press must have got lost, if the server doesn't know it. `late`: it is still on its way
 * and may yet be answered.
 */
type Unheard<V, E extends string> = { lost: Trouble; late?: Promise<Answer<V, E>> };

/** Longer than a poor connection takes, and about as long as a press may wait for the gateway. */
const SILENCE_MS = 15_000;
/** Some presses carry a picture: a poor connection carries about twenty bytes a millisecond. */
const BYTES_IN_A_MS = 20;

/** Sends a press. Returns the action's answer, or that none came, or none for so long that it is time to ask. */
export async function send<V, E extends string>(
  action: Action<V, E>,
  input: unknown,
  key: string,
): Promise<Answer<V, E> | Unheard<V, E>> {
  if (isOffline()) return { ok: false, error: "not-sent" };
  const heard = hear(action, input, key);
  const early = await unlessLost(heard, key, SILENCE_MS + bytesOf(input) / BYTES_IN_A_MS);
  if (early !== SILENT) return early;
  const late = heard.then((answer) => ("lost" in answer ? new Promise<never>(() => {}) : answer));
  return { lost: "not-reached", late };
}

async function hear<V, E extends string>(
  action: Action<V, E>,
  input: unknown,
  key: string,
): Promise<Answer<V, E> | { lost: Trouble }> {
  const press = () => onTheWay(key, () => action(input, key));
  try {
    const answer = await press();
    const isAsked = !answer.ok && answer.error === "proof-needed";
    return isAsked && (await during(key, askForProof())) ? await press() : answer;
  } catch (fault) {
    unstable_rethrow(fault);
    if (unstable_isUnrecognizedActionError(fault)) return { ok: false, error: "updated" };
    return { lost: isRefusedOnTheWay(fault) ? "stopped" : "not-reached" };
  }
}

/** The timeout starts over once the person has answered what the press asks them. */
async function unlessLost<T>(heard: Promise<T>, key: string, patienceMs: number): Promise<T | typeof SILENT> {
  try {
    for (let known: Promise<unknown> | undefined; ;) {
      const early = await unlessSilent(heard, patienceMs);
      const question = questionOf(key);
      if (early !== SILENT || question === known) return early;
      known = question;
      await Promise.race([heard, question]);
    }
  } finally {
    forgetQuestion(key);
  }
}

function bytesOf(input: unknown): number {
  if (typeof input !== "object" || input === null) return 0;
  return Object.values(input).reduce<number>((sum, part) => sum + (part instanceof Blob ? part.size : 0), 0);
}

/**
 * The outcome of a press: the action's answer or, where none came, what the server says is true. `onUnheard`: nobody here
 * knows yet, and the server is being asked about the press with that key.
 */
export async function attempt<V, E extends string>(
  action: Action<V, E>,
  input: unknown,
  onUnheard?: (key: string) => void,
): Promise<Answer<V, E>> {
  const key = newPressKey();
  const sent = await send(action, input, key);
  if (!("lost" in sent)) return sent;
  onUnheard?.(key);
  return findOut(() => action(input, key), { key, ...sent });
}

type Lost<V, E extends string> = Unheard<V, E> & { key: string; signal?: AbortSignal };
type Again<V, E extends string> = (() => Promise<ActionResult<V, E>>) | null;

/**
 * Finds out what is true: what the server says when asked, or the late answer, whichever comes first. `again`: repeats the
 * press, with its key, for what only its own answer brings (the current page, a cookie); without it the stored answer is
 * used.
 */
export async function findOut<V, E extends string>(
  again: Again<V, E>,
  { key, lost, late, signal }: Lost<V, E>,
): Promise<Answer<V, E>> {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal?.addEventListener("abort", end);
  if (signal?.aborted) end();
  try {
    const asked = askUntilKnown(again, { key, lost, signal: ended.signal });
    return await (late ? Promise.race([late, asked]) : asked);
  } finally {
    end();
    signal?.removeEventListener("abort", end);
  }
}

type Open = { key: string; lost: Trouble; signal: AbortSignal };

async function askUntilKnown<V, E extends string>(
  again: Again<V, E>,
  { key, lost, signal }: Open,
): Promise<Answer<V, E>> {
  for (let turn = 0; !signal.aborted; turn++) {
    const asked = await askPress<V>(key);
    const answer = asked && !signal.aborted ? await answerTo(asked, again, { key, lost }) : null;
    if (answer) return answer;
    await untilWorthAsking(turn, signal);
  }
  hangUp(key);
  return new Promise(() => {});
}

/** Null while it can't be told. */
async function answerTo<V, E extends string>(
  asked: Asked<V>,
  again: Again<V, E>,
  { key, lost }: Omit<Open, "signal">,
): Promise<Answer<V, E> | null> {
  if (asked.state === "under-way") return null;
  // stops waiting for the first answer, so that the presses queued behind it may go
  hangUp(key);
  if (asked.state === "withdrawn") return { ok: false, error: lost };
  if (asked.state === "broke-off") return { ok: false, error: "broke-off" };
  if (asked.state === "not-yours") return { ok: false, error: "unheard-signed-out" };
  const answer = again ? await unlessSilent(heardAgain(again, key), SILENCE_MS) : SILENT;
  if (answer !== SILENT) return answer;
  hangUp(key);
  if (asked.state !== "done") return null;
  // this page was made before the server knew
  tellPageIsOld();
  return { ok: true, value: asked.value };
}

async function heardAgain<T>(again: () => Promise<T>, key: string): Promise<T | null> {
  try {
    return await onTheWay(key, again);
  } catch (fault) {
    unstable_rethrow(fault);
    return null;
  }
}

const SILENT = Symbol("silent");

function unlessSilent<T>(heard: Promise<T>, patienceMs: number): Promise<T | typeof SILENT> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<typeof SILENT>((resolve) => {
    timer = setTimeout(() => resolve(SILENT), patienceMs);
  });
  return Promise.race([heard, silence]).finally(() => clearTimeout(timer));
}
