// A copy of the tree as it is on disk, in which faults are planted one after the other.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ROOT } from "../../scripts/stack/paths.mjs";

const LIMIT_MS = 30 * 60_000;

/** The files that git tracks or would add, and those generated from them, but not deleted ones. */
function filesOfTheTree(): string[] {
  const listed = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return listed.split("\0").filter((name) => name && fs.existsSync(path.join(ROOT, name)));
}

/** Uses hard links where the file system allows: a build needs its packages below its own folder. */
function linkPackages(folder: string): void {
  const [from, to] = [path.join(ROOT, "node_modules"), path.join(folder, "node_modules")];
  try {
    execFileSync("cp", ["-al", from, to], { stdio: "ignore" });
  } catch {
    fs.rmSync(to, { recursive: true, force: true });
    fs.symlinkSync(from, to);
  }
}

export function makeScratch(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "planted-"));
  // started by root, PostgreSQL runs as another user, who must find its programs here
  fs.chmodSync(folder, 0o755);
  for (const name of filesOfTheTree()) fs.cpSync(path.join(ROOT, name), path.join(folder, name));
  for (const made of ["prisma/generated", ".next/types", "next-env.d.ts"]) {
    if (!fs.existsSync(path.join(ROOT, made))) continue;
    fs.cpSync(path.join(ROOT, made), path.join(folder, made), { recursive: true });
  }
  linkPackages(folder);
  return folder;
}

/** Writes the texts, does the work and restores everything. */
export async function withTexts<T>(texts: Map<string, string>, work: () => Promise<T>): Promise<T> {
  const before = [...texts.keys()].map((file) => ({ file, text: fs.readFileSync(file) }));
  try {
    for (const [file, text] of texts) fs.writeFileSync(file, text);
    return await work();
  } finally {
    for (const { file, text } of before) fs.writeFileSync(file, text);
  }
}

export type Ended = { isGreen: boolean; isLate: boolean; output: string };

/** Runs a command in the copy, with its packages' programs on the path; everything that it started ends with it. */
export function runIn(folder: string, command: string): Promise<Ended> {
  const bin = path.join(folder, "node_modules", ".bin");
  const env = { ...process.env, CI: "1", PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
  const child = spawn(command, { cwd: folder, env, shell: true, detached: true, stdio: "pipe" });
  const kill = () => void (child.pid && process.kill(-child.pid, "SIGKILL"));
  process.once("exit", kill);
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => chunks.push(String(data)));
  return new Promise((ended) => {
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      kill();
    }, LIMIT_MS);
    child.once("close", (code) => {
      clearTimeout(limit);
      process.off("exit", kill);
      ended({ isGreen: code === 0, isLate, output: chunks.join("") });
    });
  });
}
