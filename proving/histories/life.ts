import { AsyncLocalStorage } from "node:async_hooks";
import type { FaultPlan } from "@/sandbox/faults/faults";
import { withPatience } from "@/lib/gateway/patience";

/**
 * What goes wrong while the app does something.
 * - killed: its process dies at the n-th boundary: before or after a commit, before or after a reply from the gateway
 * - fault: the n-th request to the gateway, and the `times - 1` after it, meet a fault
 * - down: the gateway answers nothing at all
 */
export type Trouble =
  | { kind: "none" }
  | { kind: "killed"; at: number }
  | { kind: "fault"; fault: "lose-reply" | "500-after" | "500" | "429"; at: number; times: number }
  | { kind: "down" };

export const QUIET = { kind: "none" } as const;

type FailNext = (plan: FaultPlan) => void;

/** The process is gone: whatever its code still does no longer has any effect. */
class Killed extends Error {}

const current = new AsyncLocalStorage<Life>();

/** A process of the app, for the duration of one step. */
export class Life {
  private boundaries = 0;
  private requests = 0;
  isDead = false;

  constructor(
    private readonly trouble: Trouble,
    private readonly failNext: FailNext,
  ) {}

  private cross(): void {
    if (!this.isDead && this.trouble.kind === "killed") this.isDead = this.boundaries === this.trouble.at;
    this.boundaries += 1;
    if (this.isDead) throw new Killed("the process was killed");
  }

  /** The database rolls back a transaction that is cut off before its commit. */
  async transaction<Tx, T>(
    open: (fn: (tx: Tx) => Promise<T>) => Promise<T>,
    fn: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if (this.isDead) throw new Killed("the process was killed");
    const value = await open(async (tx) => {
      const done = await fn(tx);
      this.cross();
      return done;
    });
    this.cross();
    return value;
  }

  async request(send: () => Promise<Response>): Promise<Response> {
    this.cross();
    if (this.isDown()) throw new TypeError("fetch failed: the gateway is down");
    this.meetFault();
    const answer = await send();
    this.cross();
    return answer;
  }

  /** Does the work, and nothing after it once the process is gone. */
  async outlive<T>(work: () => Promise<T>): Promise<T> {
    const value = await work();
    if (this.isDead) throw new Killed("the process was killed");
    return value;
  }

  private isDown(): boolean {
    return this.trouble.kind === "down";
  }

  private meetFault(): void {
    const number = this.requests;
    this.requests += 1;
    if (this.trouble.kind !== "fault") return;
    const { fault, at, times } = this.trouble;
    if (number >= at && number < at + times) this.failNext({ fault });
  }
}

const NO_PAUSES = { tryMs: 20_000, tries: 2, pauseMs: 0, callMs: 60_000 };

/** The result; null when nobody lived to tell. */
export async function live<T>(life: Life, work: () => Promise<T>): Promise<T | null> {
  try {
    const value = await current.run(life, () => withPatience(NO_PAUSES, work));
    return life.isDead ? null : value;
  } catch (error) {
    if (life.isDead) return null;
    throw error;
  }
}

/** Makes the app's requests count as boundaries of its life; returns how to undo that. */
export function watchRequests(): () => void {
  const send = globalThis.fetch;
  globalThis.fetch = (url, init) => {
    const life = current.getStore();
    return life ? life.request(() => send(url, init)) : send(url, init);
  };
  return () => {
    globalThis.fetch = send;
  };
}
