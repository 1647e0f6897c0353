import { setTimeout as delay } from "node:timers/promises";

/** No answer, or none that says whether it was done: what a person sees as "something went wrong". */
export class Unanswered extends Error {
  constructor(what: string, cause?: unknown) {
    super(`${what}: no answer`, { cause });
  }
}

/** Asks something of a part that may be dead. Anything it throws counts as no answer. */
export async function orUnanswered<T>(what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof Unanswered ? error : new Unanswered(what, error);
  }
}

export type Persistence = {
  /** Resolves when nothing is dead. */
  whole: () => Promise<void>;
  onLost: () => void;
};

const GIVES_UP_AFTER_MS = 90_000;
const BREATH_MS = 200;

/** As a person does: retries what brought no answer once the page loads again. */
export async function insist<T>({ whole, onLost }: Persistence, attempt: () => Promise<T>): Promise<T> {
  const end = performance.now() + GIVES_UP_AFTER_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unanswered) || performance.now() > end) throw error;
      onLost();
      await delay(BREATH_MS);
      await whole();
    }
  }
}
