// Acts that truly coincide: each has its connection and its open transaction before the first of them reads.
import { AsyncLocalStorage } from "node:async_hooks";
import { asSystem, type Tx } from "@/lib/db";
import type { PrismaClient } from "@/prisma/generated/client";

/** The number of transactions that lib/db opens at once. */
const POOL_SIZE = 10;

type Client = Pick<PrismaClient, "$transaction">;
type Work = (tx: Tx) => Promise<unknown>;
type Act<T> = (index: number) => Promise<T>;

const kept: typeof globalThis & { tiffintrackPrisma?: Client } = globalThis;

/** The act that a transaction belongs to, and whether it has already reached the gate. */
const current = new AsyncLocalStorage<{ hasCome: boolean }>();

class Gate {
  private come = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly needed: number) {}

  /** One more has arrived, or will never come. */
  arrive(): void {
    this.come += 1;
    if (this.come >= this.needed) this.waiting.splice(0).forEach((go) => go());
  }

  async pass(): Promise<void> {
    const opened = new Promise<void>((go) => this.waiting.push(go));
    this.arrive();
    await opened;
  }
}

/** `count` acts at the same moment: each one's first transaction waits until all have theirs open, up to the pool's ten. */
export async function atOnce<T>(count: number, act: Act<T>): Promise<T[]> {
  // there is no client before the first transaction
  await asSystem((tx) => tx.area.count());
  const gate = new Gate(Math.min(count, POOL_SIZE));
  const client = kept.tiffintrackPrisma;
  if (!client) throw new Error("no client: lib/db keeps it elsewhere");
  kept.tiffintrackPrisma = behind(gate, client);
  try {
    return await Promise.all(Array.from({ length: count }, (_, index) => comeOnce(gate, () => act(index))));
  } finally {
    kept.tiffintrackPrisma = client;
  }
}

/** Different acts at the same moment. */
export function allAtOnce<T>(...acts: readonly (() => Promise<T>)[]): Promise<T[]> {
  return atOnce(acts.length, async (index) => {
    const act = acts[index];
    if (!act) throw new Error(`no act ${index}`);
    return act();
  });
}

async function comeOnce<T>(gate: Gate, act: () => Promise<T>): Promise<T> {
  const state = { hasCome: false };
  try {
    return await current.run(state, act);
  } finally {
    if (!state.hasCome) gate.arrive();
  }
}

function behind(gate: Gate, client: Client): Client {
  const held = (work: Work, options: object) => {
    const state = current.getStore();
    if (!state || state.hasCome) return client.$transaction(work, options);
    state.hasCome = true;
    return client.$transaction(async (tx) => {
      await gate.pass();
      return work(tx);
    }, options);
  };
  return new Proxy(client, {
    get: (target, key): unknown => (key === "$transaction" ? held : Reflect.get(target, key)),
  });
}
