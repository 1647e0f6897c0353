import { AsyncLocalStorage } from "node:async_hooks";

/** How long to wait for an answer from the gateway, in milliseconds. */
export type Patience = {
  /** One try: connecting, and every byte of the answer. */
  tryMs: number;
  /** Including the first one. */
  tries: number;
  /** Before the second try; three times as long before each further one. */
  pauseMs: number;
  /** One call with all its tries and the pauses between them. */
  callMs: number;
  /** All the calls that one press needs, together. */
  pressMs?: number;
};

/**
 * The gateway answers our requests within a second or two. After five seconds an answer is more likely lost than slow, and
 * asking again (with the same key) is the quicker way to get it. Including the quarter of a minute that the browser then
 * gives a bank, nobody looks at a busy button for longer than half a minute.
 */
export const SOMEBODY_WAITS = {
  tryMs: 5_000,
  tries: 3,
  pauseMs: 300,
  callMs: 12_000,
  pressMs: 15_000,
} as const satisfies Patience;

/** The gateway told us something and waits for our answer while we ask it something in turn: it gives up after ten seconds. */
export const GATEWAY_WAITS = {
  tryMs: 4_000,
  tries: 2,
  pauseMs: 200,
  callMs: 8_000,
} as const satisfies Patience;

/** A job: longer than a gateway that takes half a minute for everything. */
export const NOBODY_WAITS = {
  tryMs: 45_000,
  tries: 2,
  pauseMs: 1_000,
  callMs: 100_000,
} as const satisfies Patience;

const current = new AsyncLocalStorage<{ patience: Patience; endsAt: number }>();

/** Runs `fn` with this patience for whatever it asks the gateway. Without it someone is assumed to be waiting. */
export function withPatience<T>(patience: Patience, fn: () => Promise<T>): Promise<T> {
  const { pressMs = Infinity } = patience;
  return current.run({ patience, endsAt: performance.now() + pressMs }, fn);
}

type Budget = Pick<Patience, "tryMs" | "tries" | "pauseMs"> & { endsAt: number };

/** What is left for a call that begins now; `endsAt` is on the clock of `performance.now()`. */
export function budgetOfCall(): Budget {
  const { patience, endsAt } = current.getStore() ?? { patience: SOMEBODY_WAITS, endsAt: Infinity };
  return { ...patience, endsAt: Math.min(endsAt, performance.now() + patience.callMs) };
}
