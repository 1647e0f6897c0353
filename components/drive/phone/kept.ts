// What a driver's phone keeps until it is sent: the round of the day, and the presses of which no answer came yet.
import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { DriveAct } from "@/lib/domain/drive/act";
import { withActs } from "@/lib/domain/drive/round";
import type { DriveRefusal, DriveResult, DriveRound } from "@/lib/features/drive/answer";

const NAME = "tiffintrack-drive";
/** With the second, a door says which bills are open there, and a mark may have a picture. */
const VERSION = 2;

/** One press that waits, in its place among the others. */
export type Waiting = { seq: number; driverId: number; act: DriveAct };
/** One that the server will never keep: whoever pressed is told. */
export type RefusedAct = { key: string; driverId: number; act: DriveAct; reason: DriveRefusal };

type Facts = { phone: string; lastSent?: string; aheadMs?: number };

/** A picture beside the mark with this key. `bytes`: not a blob, which some browsers lose with their files. */
export type Picture = { key: string; driverId: number; bytes: ArrayBuffer };

interface Stores extends DBSchema {
  round: { key: string; value: DriveRound };
  outbox: { key: number; value: Omit<Waiting, "seq"> & { seq?: number } };
  refused: { key: string; value: RefusedAct };
  facts: { key: string; value: Facts };
  pictures: { key: string; value: Picture };
}

export type KeptDb = IDBPDatabase<Stores>;

/** What there is of a driver's on this phone. */
export type Kept = {
  round: DriveRound | null;
  waiting: Waiting[];
  refused: RefusedAct[];
  facts: Facts;
};

export function openKept(): Promise<KeptDb> {
  return openDB<Stores>(NAME, VERSION, {
    upgrade(db, before, _after, tx) {
      db.createObjectStore("pictures", { keyPath: "key" });
      // the presses stay; the round is fetched again
      if (before > 0) {
        void tx.objectStore("round").clear();
        return;
      }
      db.createObjectStore("round");
      db.createObjectStore("outbox", { keyPath: "seq", autoIncrement: true });
      db.createObjectStore("refused", { keyPath: "key" });
      db.createObjectStore("facts");
    },
    // another tab logs out, or has a newer version of this
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
}

const ALL = ["round", "outbox", "refused", "facts"] as const;

/** All at one moment. What is another driver's stays unread: it waits until they are back. */
export async function readKept(db: KeptDb, driverId: number): Promise<Kept> {
  const tx = db.transaction(ALL, "readwrite");
  const facts = (await tx.objectStore("facts").get("phone")) ?? { phone: crypto.randomUUID() };
  await tx.objectStore("facts").put(facts, "phone");
  const round = await tx.objectStore("round").get("today");
  const waiting = await tx.objectStore("outbox").getAll();
  const refused = await tx.objectStore("refused").getAll();
  await tx.done;
  const own = (row: { driverId: number }) => row.driverId === driverId;
  return {
    round: round && own(round) ? round : null,
    waiting: waiting.flatMap(({ seq, ...row }) => (seq !== undefined && own(row) ? [{ seq, ...row }] : [])),
    refused: refused.filter(own),
    facts,
  };
}

/** Keeps a press. It is on the disk before this ends: a phone that dies right after it loses nothing. */
export async function keepAct(
  db: KeptDb,
  driverId: number,
  { act, picture }: { act: DriveAct; picture?: ArrayBuffer | undefined },
): Promise<void> {
  const tx = db.transaction(["outbox", "pictures"], "readwrite", { durability: "strict" });
  await tx.objectStore("outbox").add({ driverId, act });
  if (picture) await tx.objectStore("pictures").put({ key: act.key, driverId, bytes: picture });
  await tx.done;
}

/** A picture whose mark has been sent, if there is one. */
export async function nextPicture(db: KeptDb, driverId: number): Promise<Picture | undefined> {
  const waiting = new Set((await db.getAll("outbox")).map(({ act }) => act.key));
  return (await db.getAll("pictures")).find((one) => one.driverId === driverId && !waiting.has(one.key));
}

export async function forgetPicture(db: KeptDb, key: string): Promise<void> {
  await db.delete("pictures", key);
}

export async function keepRound(db: KeptDb, round: DriveRound): Promise<void> {
  await db.put("round", round, "today");
}

type Settled = {
  sent: readonly Waiting[];
  results: readonly DriveResult[];
  lastSent: string;
  aheadMs: number;
};

/** What was sent and answered no longer waits: it is part of the round from now on, or refused. All of it, or nothing. */
export async function settle(db: KeptDb, { sent, results, lastSent, aheadMs }: Settled): Promise<void> {
  const tx = db.transaction(ALL, "readwrite", { durability: "strict" });
  const kept: DriveAct[] = [];
  for (const [index, { seq, driverId, act }] of sent.entries()) {
    const result = results[index];
    await tx.objectStore("outbox").delete(seq);
    if (result?.outcome === "refused")
      await tx.objectStore("refused").put({ key: act.key, driverId, act, reason: result.reason });
    else kept.push(act);
  }
  const round = await tx.objectStore("round").get("today");
  if (round) await tx.objectStore("round").put({ ...round, ...withActs(round, kept, aheadMs) }, "today");
  const facts = await tx.objectStore("facts").get("phone");
  if (facts)
    await tx.objectStore("facts").put({ ...facts, aheadMs, ...(sent.length > 0 && { lastSent }) }, "phone");
  await tx.done;
}

/** The driver has read which presses were refused. */
export async function forgetRefused(db: KeptDb, keys: readonly string[]): Promise<void> {
  const tx = db.transaction("refused", "readwrite");
  for (const key of keys) await tx.store.delete(key);
  await tx.done;
}

/** The round names people: it goes when nobody is logged in. What waits names none, and stays until it is sent. */
export async function forgetRound(db: KeptDb): Promise<void> {
  await db.clear("round");
}

/**
 * For whoever uses this phone next: nothing is left of the round and its people. What still waits (numbers of subscriptions and
 * bills, and what became of them) stays until its driver is back.
 */
export async function forgetKept(): Promise<void> {
  const db = await openKept();
  await Promise.all([db.clear("round"), db.clear("refused")]);
  const isSpent = (await db.count("outbox")) + (await db.count("pictures")) === 0;
  db.close();
  if (isSpent) await deleteDB(NAME);
}
