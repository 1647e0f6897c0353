import { LATE } from "@/lib/features/watch/alarms";
import { catalogueOf, type Backup, type Catalogue } from "../backup/catalogue";
import { isBesideTheData, partOf, places, systemsIn } from "../backup/places";
import { DATA_DIR } from "../stack/paths.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";
import { growth } from "./growth";
import { freeAt, spaceFinding } from "./machine";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEPT_DAYS = 30;

/** The newest backup, its proof, its key, its place, and the room that thirty days of them take. */
export async function askBackups({ isEmbedded }: Patient): Promise<Finding[]> {
  if (!isEmbedded)
    return [
      weak(
        "backups",
        "the database is a server of your own: this product can't see whether anybody backs it up",
        "see to pg_basebackup each night and its archive_command (README.md), and try a restore",
      ),
    ];
  const all = await Promise.all(places().map(async (place) => ({ place, catalogue: await newestOf(place) })));
  if (all.length === 0)
    return [wrong("backups", "switched off (BACKUP_DIR=none)", "set BACKUP_DIR or S3_BUCKET")];
  return [
    ...all.map(({ place, catalogue }) => backupFinding(place.name, catalogue.backups.at(-1), new Date())),
    ...carefulness(),
    ...diskOf(
      Math.max(...all.map(({ catalogue }) => thirtyDaysOf(catalogue))),
      (await growth()).inThirtyDays,
    ),
  ];
}

async function newestOf(place: Parameters<typeof partOf>[0]): Promise<Catalogue> {
  const found = await Promise.all(
    (await systemsIn(place)).map((system) => catalogueOf(partOf(place, system))),
  );
  const id = ({ backups }: Catalogue) => backups.at(-1)?.id ?? "";
  return found.toSorted((a, b) => (id(a) < id(b) ? 1 : -1))[0] ?? { backups: [], wal: [] };
}

export function backupFinding(place: string, newest: Backup | undefined, now: Date): Finding {
  const about = "backups";
  if (!newest)
    return wrong(about, `none in ${place}`, "npm run backup, and leave npm start running at night");
  const hours = Math.floor((now.getTime() - Date.parse(newest.stoppedAt)) / HOUR_MS);
  const cure = "npm run backup -- --prove says what stands in the way";
  if (hours > LATE.backupHours) return wrong(about, `the newest in ${place} is ${hours} hours old`, cure);
  if (newest.proof && !newest.proof.isGood)
    return wrong(about, `the newest failed its proof: ${newest.proof.said.join("; ")}`, cure);
  if (!newest.proof) return weak(about, `the newest (${hours} hours old) has not been proved yet`, cure);
  return ok(about, `the newest in ${place} is ${hours} hours old, and was restored to see`);
}

function carefulness(): Finding[] {
  const key = process.env.BACKUP_KEY
    ? []
    : [weak("backups' key", "they are not encrypted", "set BACKUP_KEY (npm run backup -- --new-key)")];
  const place = isBesideTheData()
    ? [
        weak(
          "backups' place",
          "on this machine alone: lost with it",
          "set BACKUP_DIR to another disk, or S3_*",
        ),
      ]
    : [];
  return [...key, ...place];
}

/** Where a folder keeps them, and where the data grows; a bucket has its own room. */
function diskOf(neededBytes: number, grownBytes: number): Finding[] {
  if (isBesideTheData()) return [spaceFinding(freeAt(DATA_DIR), neededBytes + grownBytes)];
  const { BACKUP_DIR } = process.env;
  const folder = BACKUP_DIR
    ? [{ ...spaceFinding(freeAt(BACKUP_DIR), neededBytes), about: "backups' disk" }]
    : [];
  return [spaceFinding(freeAt(DATA_DIR), grownBytes), ...folder];
}

/** What thirty days of copies and log take, going by what the last ones took, in bytes. */
export function thirtyDaysOf({ backups, wal }: Catalogue): number {
  const copy = backups.at(-1)?.bytes ?? 0;
  const [first, last] = [wal[0]?.keptAt, wal.at(-1)?.keptAt];
  const days = first && last ? Math.max(1, (last.getTime() - first.getTime()) / DAY_MS) : 1;
  const log = wal.reduce((sum, { bytes }) => sum + bytes, 0) / days;
  return KEPT_DAYS * (copy + log);
}
