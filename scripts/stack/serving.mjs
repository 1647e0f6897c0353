// What each part of an installation serves from, as it says itself: whoever hands over waits for it here. Only node built-ins.
import fs from "node:fs";
import path from "node:path";
import { DATA_DIR, inData, ROOT } from "./paths.mjs";
import { birthOf, isSameProcess } from "./processes.mjs";

const fileOf = (part) => inData(`serving-${part}.json`);

/** The folder that `current` names beside the versions; in a checkout, this one. */
export function servedFolder() {
  const current = path.join(ROOT, "..", "..", "current");
  return path.basename(path.dirname(ROOT)) === "versions" && fs.existsSync(current)
    ? fs.realpathSync(current)
    : ROOT;
}

/** @param {{ folder?: string, refused?: string, why?: string }} what */
export function noteServing(part, what) {
  fs.mkdirSync(DATA_DIR, { recursive: true, mode: 0o711 });
  const kept = readServing(part);
  const note = {
    folder: kept?.folder,
    pid: process.pid,
    birth: birthOf(process.pid),
    at: Date.now(),
    ...what,
  };
  fs.writeFileSync(`${fileOf(part)}.new`, JSON.stringify(note), { mode: 0o644 });
  fs.renameSync(`${fileOf(part)}.new`, fileOf(part));
}

/**
 * What was noted last, by whichever process.
 * @returns {{ folder?: string, refused?: string, why?: string, pid: number, birth: unknown, at: number } | null}
 */
export function readServing(part) {
  try {
    return JSON.parse(fs.readFileSync(fileOf(part), "utf8"));
  } catch {
    return null;
  }
}

/** The same while the part's holder runs; null otherwise. */
export function servingNow(part) {
  const note = readServing(part);
  return note && isSameProcess(note) ? note : null;
}
