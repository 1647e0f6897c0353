// How long backups are kept.
import type { Catalogue } from "./catalogue";
import { segmentOf } from "./names";
import type { Place } from "./place";

const KEPT_DAYS = 35;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What no restore of the last 35 days needs any more: copies before the one that reaches furthest back, and their log. */
export function outOfDate({ backups, wal }: Catalogue, now: Date): string[] {
  const since = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const reaching = backups.filter(({ stoppedAt }) => new Date(stoppedAt) <= since);
  const needed = reaching.at(-1);
  if (!needed) return [];
  const copies = reaching
    .slice(0, -1)
    .flatMap(({ id, key }) => [`base/${id}/about.json`, `base/${id}/proof.json`, key]);
  const log = wal.filter(
    ({ key }) => !key.includes(".history") && segmentOf(key).slice(8, 24) < needed.firstSegment.slice(8),
  );
  return [...copies, ...log.map(({ key }) => key)];
}

/** Removes them; returns how many. */
export async function forgetOld(place: Place, catalogue: Catalogue, now: Date): Promise<number> {
  const keys = outOfDate(catalogue, now);
  for (const key of keys) await place.remove(key);
  return keys.length;
}
