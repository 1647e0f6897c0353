// The log of what is written, from the folder where the server puts it aside to the places of backups.
import fs from "node:fs";
import path from "node:path";
import { endingOf } from "./names";
import type { Place } from "./place";
import { writeSealed } from "./sealed";

const SEGMENT = /^[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?$|^[0-9A-F]{8}\.history$/;

type Given = { spool: string; places: readonly Place[]; key: string | null; scratch: string };

/** What each place already has of segments that wait for another place: known to this process alone, and sent again by the next. */
const taken = new WeakMap<Place, Set<string>>();

/**
 * Brings what waits in the spool to every place, the oldest first; a segment stays until each has it. A place that does not answer
 * keeps none of the others waiting. Returns how many segments went.
 * @throws AggregateError of the places that took none
 */
export async function shipWal({ spool, places, key, scratch }: Given): Promise<number> {
  const waiting = fs.existsSync(spool)
    ? fs
        .readdirSync(spool)
        .filter((name) => SEGMENT.test(name))
        .sort()
    : [];
  const faults = new Map<Place, unknown>();
  let went = 0;
  for (const name of waiting) {
    const file = path.join(scratch, "segment");
    await writeSealed(fs.createReadStream(path.join(spool, name)), file, key);
    for (const place of places.filter((one) => !faults.has(one) && !takenBy(one).has(name))) {
      try {
        await place.put(`wal/${name}${endingOf(key)}`, file);
        takenBy(place).add(name);
      } catch (fault) {
        faults.set(place, fault);
      }
    }
    fs.rmSync(file);
    if (!places.every((place) => takenBy(place).has(name))) continue;
    fs.rmSync(path.join(spool, name));
    for (const place of places) takenBy(place).delete(name);
    went += 1;
  }
  if (faults.size > 0) throw new AggregateError(faults.values(), saidBy(faults));
  return went;
}

function takenBy(place: Place): Set<string> {
  const known = taken.get(place) ?? new Set<string>();
  taken.set(place, known);
  return known;
}

const saidBy = (faults: ReadonlyMap<Place, unknown>) =>
  [...faults]
    .map(([{ name }, fault]) => `${name}: ${fault instanceof Error ? fault.message : String(fault)}`)
    .join("; ");
