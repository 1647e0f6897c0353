// What there is in a place, and what can be restored from it.
import { text } from "node:stream/consumers";
import type { z } from "zod";
import { StackError } from "../stack/stack-error.mjs";
import { baseSchema, proofSchema, type Base, type Proof } from "./about";
import { segmentOf } from "./names";
import type { Kept, Place } from "./place";
import { partOf, systemsIn } from "./places";

export type Backup = Base & { proof: Proof | null };

/** What a place holds: whole copies, the oldest first, and the log. */
export type Catalogue = { backups: Backup[]; wal: Kept[] };

export async function catalogueOf(place: Place): Promise<Catalogue> {
  const kept = await place.list("base");
  const read = async <T>(key: string, schema: z.ZodType<T>): Promise<T | null> => {
    if (!kept.some((one) => one.key === key)) return null;
    return schema.parse(JSON.parse(await text(await place.get(key))));
  };
  const ids = kept.flatMap(({ key }) => /^base\/([^/]+)\/about\.json$/.exec(key)?.[1] ?? []).sort();
  const backups: Backup[] = [];
  for (const id of ids) {
    const base = await read(`base/${id}/about.json`, baseSchema);
    if (base) backups.push({ ...base, proof: await read(`base/${id}/proof.json`, proofSchema) });
  }
  const wal = (await place.list("wal")).sort((a, b) => (segmentOf(a.key) < segmentOf(b.key) ? -1 : 1));
  return { backups, wal };
}

/** The part of a place with the latest copy of all; null where there is none. */
export async function latestPart(place: Place): Promise<Place | null> {
  let found: { part: Place; id: string } | null = null;
  for (const system of await systemsIn(place)) {
    const part = partOf(place, system);
    const id = (await catalogueOf(part)).backups.at(-1)?.id;
    if (id && (!found || id > found.id)) found = { part, id };
  }
  return found && found.part;
}

/**
 * The newest copy from which an instant can be reached; without one, the newest.
 * @throws StackError when there is none
 */
export function backupFor({ backups }: Catalogue, to: Date | null): Backup {
  const reaching = backups.filter(({ stoppedAt }) => to === null || new Date(stoppedAt) <= to);
  const chosen = reaching.at(-1);
  if (chosen) return chosen;
  const [first] = backups;
  throw new StackError(
    first
      ? `the oldest backup was whole at ${first.stoppedAt}: nothing before can be restored`
      : "there is no backup",
  );
}

/** The log from a copy on, on its timeline and those after. */
export function walFrom({ wal }: Catalogue, { firstSegment }: Base): Kept[] {
  const [timeline, position] = [firstSegment.slice(0, 8), firstSegment.slice(8)];
  return wal.filter(({ key }) => {
    const name = segmentOf(key);
    if (name.endsWith(".history")) return true;
    return name.length === firstSegment.length && name.slice(0, 8) >= timeline && name.slice(8) >= position;
  });
}
