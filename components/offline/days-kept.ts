// What a customer's phone keeps of changes to days that could not be sent: no names, only days and what came of them.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { Rupees } from "@/lib/domain/money";
import type { PauseRefusal, ResumeRefusal } from "@/lib/domain/pause";
import type { PlainDate } from "@/lib/domain/plain-date";

const NAME = "tiffintrack-days";

/** Days to pause or to resume, with the key of the press, and until when the first of them can be changed (epoch ms). */
export type DaysAct = { key: string; change: "pause" | "resume"; days: PlainDate[]; until: number | null };

type Reason = PauseRefusal | ResumeRefusal;
export type DaysOutcome =
  | { ok: true; days: PlainDate[]; amount: Rupees; refused: { day: PlainDate; reason: Reason }[] }
  | { ok: false; reason: Reason | "other"; reference?: string | undefined };

export type WaitingDays = { seq: number; ownerId: number; act: DaysAct };
/** What came of one, to be shown until it was seen. */
export type SettledDays = { key: string; ownerId: number; act: DaysAct; outcome: DaysOutcome };

interface Stores extends DBSchema {
  outbox: { key: number; value: Omit<WaitingDays, "seq"> & { seq?: number } };
  settled: { key: string; value: SettledDays };
}

export type DaysDb = IDBPDatabase<Stores>;

export function openDays(): Promise<DaysDb> {
  return openDB<Stores>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
      db.createObjectStore("settled", { keyPath: "key" });
    },
    // another tab logs out
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

/** What is another person's stays unread: it waits until they are back. */
export async function readDays(
  db: DaysDb,
  ownerId: number,
): Promise<{ waiting: WaitingDays[]; settled: SettledDays[] }> {
  const tx = db.transaction(["outbox", "settled"]);
  const waiting = await tx.objectStore("outbox").getAll();
  const settled = await tx.objectStore("settled").getAll();
  return {
    waiting: waiting.flatMap(({ seq, ...row }) =>
      seq !== undefined && row.ownerId === ownerId ? [{ seq, ...row }] : [],
    ),
    settled: settled.filter((row) => row.ownerId === ownerId),
  };
}

/** It is on the disk before this ends. */
export async function keepDays(db: DaysDb, ownerId: number, act: DaysAct): Promise<void> {
  const tx = db.transaction("outbox", "readwrite", { durability: "strict" });
  await tx.store.add({ ownerId, act });
  await tx.done;
}

/** What was answered waits no longer, and is shown. */
export async function settleDays(
  db: DaysDb,
  { seq, ...row }: WaitingDays,
  outcome: DaysOutcome,
): Promise<void> {
  const tx = db.transaction(["outbox", "settled"], "readwrite", { durability: "strict" });
  await tx.objectStore("outbox").delete(seq);
  await tx.objectStore("settled").put({ ...row, key: row.act.key, outcome });
  await tx.done;
}

/** Takes back what was never sent, or has been answered elsewhere. */
export async function dropDays(db: DaysDb, key: string): Promise<void> {
  const tx = db.transaction("outbox", "readwrite", { durability: "strict" });
  for (const { seq, act } of await tx.store.getAll())
    if (seq !== undefined && act.key === key) await tx.store.delete(seq);
  await tx.done;
}

export async function forgetSettled(db: DaysDb, keys: readonly string[]): Promise<void> {
  const tx = db.transaction("settled", "readwrite");
  for (const key of keys) await tx.store.delete(key);
  await tx.done;
}

/** For whoever uses this phone next. What still waits is days without a name, and stays until its owner is back. */
export async function forgetDays(): Promise<void> {
  const db = await openDays();
  await db.clear("settled");
  const isSpent = (await db.count("outbox")) === 0;
  db.close();
  if (isSpent) await deleteDB(NAME);
}
