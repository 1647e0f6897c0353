// From where something is restored, and to when.
import { z } from "zod";
import { embeddedSpool } from "../stack/archiving.mjs";
import { inData } from "../stack/paths.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { latestPart } from "../backup/catalogue";
import type { Place } from "../backup/place";
import { places } from "../backup/places";

/** The data folder's own cluster. */
export const LIVE = inData("pg");

const instantSchema = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** @throws StackError when it is no instant with its offset */
export function instantOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const read = instantSchema.safeParse(text);
  if (read.success) return read.data;
  throw new StackError(`--to must be an instant with its offset, like 2026-11-20T06:29:00Z, not "${text}"`);
}

/**
 * The first of the places that has backups and answers.
 * @throws StackError when there is none
 */
export async function placeWithBackups(among: readonly Place[] = places()): Promise<Place> {
  const silent: string[] = [];
  for (const place of among) {
    try {
      const part = await latestPart(place);
      if (part) return part;
    } catch (error) {
      silent.push(error instanceof Error ? error.message : String(error));
    }
  }
  const why = silent.length > 0 ? ` (${silent.join("; ")})` : "";
  throw new StackError(`there is no backup${why}: set BACKUP_DIR or S3_BUCKET to where they are`);
}

/** Segments of the log that have gone nowhere yet, on this machine. */
export const unshipped = () => [embeddedSpool(), inData("pg", "pg_wal")];
