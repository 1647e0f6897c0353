// Where backups are kept: a folder, a bucket that speaks S3, or both, each with all of it.
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { inData } from "../stack/paths.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { bucketFrom } from "./bucket";
import type { Kept, Place } from "./place";

/**
 * The places that the environment names; without any, a folder beside the data.
 * @throws StackError when BACKUP_DIR or S3_* can't be used
 */
export function places(environment: NodeJS.ProcessEnv = process.env): Place[] {
  const { BACKUP_DIR } = environment;
  // for tests, and for who backs up by other means
  if (BACKUP_DIR === "none") return [];
  const bucket = bucketFrom(environment);
  if (BACKUP_DIR) return [folder(path.resolve(BACKUP_DIR)), ...(bucket ? [bucket] : [])];
  return [bucket ?? folder(inData("backups"))];
}

/**
 * The part of a place that is one cluster's alone: segments of two have the same names. @param system its identifier, which
 * PostgreSQL gave it when it was made
 */
export function partOf(place: Place, system: string): Place {
  const within = (key: string) => `${system}/${key}`;
  return {
    name: place.name,
    put: (key, file) => place.put(within(key), file),
    get: (key) => place.get(within(key)),
    async list(prefix) {
      const found = await place.list(within(prefix));
      return found.map((one) => ({ ...one, key: one.key.slice(system.length + 1) }));
    },
    remove: (key) => place.remove(within(key)),
  };
}

/** The clusters that a place has backups of. */
export async function systemsIn(place: Place): Promise<string[]> {
  const found = await place.list("");
  return [...new Set(found.flatMap(({ key }) => /^(\d+)\/base\//.exec(key)?.[1] ?? []))];
}

/** Said aloud where a lost machine would take its backups with it. */
export function isBesideTheData(environment: NodeJS.ProcessEnv = process.env): boolean {
  return !environment.BACKUP_DIR && !environment.S3_BUCKET;
}

export function folder(root: string): Place {
  const at = (key: string) => path.join(root, ...key.split("/"));
  return {
    name: root,
    async put(key, file) {
      const { target, part } = { target: at(key), part: `${at(key)}.part` };
      fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
      await pipeline(fs.createReadStream(file), fs.createWriteStream(part, { mode: 0o600, flush: true }));
      fs.renameSync(part, target);
    },
    async get(key) {
      if (!fs.existsSync(at(key))) throw new StackError(`${root} has no ${key}`);
      return fs.createReadStream(at(key));
    },
    async list(prefix) {
      const names = fs.existsSync(at(prefix))
        ? fs.readdirSync(at(prefix), { recursive: true, withFileTypes: true })
        : [];
      return names
        .filter((name) => name.isFile() && !name.name.endsWith(".part"))
        .map((name) => described(root, path.join(name.parentPath, name.name)));
    },
    async remove(key) {
      fs.rmSync(at(key), { force: true });
    },
  };
}

function described(root: string, file: string): Kept {
  const { size: bytes, mtime: keptAt } = fs.statSync(file);
  return { key: path.relative(root, file).split(path.sep).join("/"), bytes, keptAt };
}
