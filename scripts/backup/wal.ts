// The log of what is written, from the folder where the server puts it aside to the places of backups.
import fs from "node:fs";
import path from "node:path";
import { endingOf } from "./names";
import type { Place } from "./place";
import { writeSealed } from "./sealed";

const SEGMENT = /^[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?$|^[0-9A-F]{8}\.history$/;

type Given = { spool: string; places: readonly Place[]; key: string | null; scratch: string };

/** Brings what waits in the spool to every place, the oldest first; returns how many segments went. */
export async function shipWal({ spool, places, key, scratch }: Given): Promise<number> {
  const waiting = fs.existsSync(spool)
    ? fs
        .readdirSync(spool)
        .filter((name) => SEGMENT.test(name))
        .sort()
    : [];
  for (const name of waiting) {
    const file = path.join(scratch, "segment");
    await writeSealed(fs.createReadStream(path.join(spool, name)), file, key);
    for (const place of places) await place.put(`wal/${name}${endingOf(key)}`, file);
    fs.rmSync(file);
    fs.rmSync(path.join(spool, name));
  }
  return waiting.length;
}
