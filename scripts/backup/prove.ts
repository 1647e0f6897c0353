// A backup is one once it has been restored: the newest, on a server beside the product's, with the books proved there.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { DATABASE_NAME } from "../stack/database.mjs";
import { inRoot } from "../stack/paths.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { proofSchema, type Proof } from "./about";
import type { Backups } from "./embedded";
import { rebuild } from "./rebuild";

const answerSchema = proofSchema.omit({ at: true });

/**
 * Restores the newest backup, proves the books and every bill there, and writes what came of it beside the backup.
 * @throws StackError when it can't be restored, or the books differ
 */
export async function prove({ places, key, scratch }: Backups): Promise<Proof> {
  const [place] = places;
  if (!place) throw new StackError("there is no place with backups");
  const dir = path.join(scratch, "proof");
  fs.rmSync(dir, { recursive: true, force: true });
  const found = await rebuild({ place, key, to: null, dir, database: DATABASE_NAME });
  try {
    const proof = await asked(found.url);
    const file = path.join(scratch, "proof.json");
    fs.writeFileSync(file, JSON.stringify(proof, null, 2));
    for (const one of places) await one.put(`base/${found.backup.id}/proof.json`, file);
    if (!proof.isGood) throw new StackError(`the restored books differ: ${proof.said.join("; ")}`);
    return proof;
  } finally {
    await found.stop();
    for (const left of [dir, `${dir}-password`, `${dir}.log`])
      fs.rmSync(left, { recursive: true, force: true });
  }
}

/** Asks in a process of its own, which nothing but its address leads to the copy. */
async function asked(url: string): Promise<Proof> {
  const { DATABASE_URL: _visitors, DATABASE_SYSTEM_URL: _jobs, ...others } = process.env;
  const command = ["--import", "tsx", inRoot("scripts", "backup", "check-restored.ts")];
  const env = { ...others, DATABASE_OWNER_URL: url };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });
  const answer = answerSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
  return { at: new Date().toISOString(), ...answer };
}
