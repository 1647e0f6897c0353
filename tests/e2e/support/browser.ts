import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

// the first has no window, and none of the pages of one, which keep a core busy beside the page that is tested
const OF_THE_SYSTEM = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
const CACHE = path.resolve("node_modules/.cache/chromium");

/**
 * Finds the machine's Chromium, else the one that npm brought, and remembers it for the processes that run the tests.
 */
export async function findBrowser(): Promise<void> {
  process.env.E2E_BROWSER ||= OF_THE_SYSTEM.find(existsSync) ?? (await carriedChromium());
}

async function carriedChromium(): Promise<string> {
  if (!existsSync(path.join(CACHE, "whole"))) await unpack();
  const executable = path.join(CACHE, "chromium");
  // What a bare machine lacks. Only where needed: another system's libraries break programs that have their own.
  if (!existsSync("/etc/fonts")) process.env.E2E_FONTS = path.join(CACHE, "fonts");
  if (!canRun(executable)) process.env.E2E_LIBRARIES = path.join(CACHE, "al2023", "lib");
  return executable;
}

/** How Playwright starts the browser found. */
export function browserFromEnvironment(): { executablePath?: string; env: NodeJS.ProcessEnv } {
  const { E2E_BROWSER: executablePath, E2E_FONTS, E2E_LIBRARIES, ...env } = process.env;
  if (E2E_FONTS) env.FONTCONFIG_PATH = E2E_FONTS;
  if (E2E_LIBRARIES) env.LD_LIBRARY_PATH = E2E_LIBRARIES;
  return { executablePath, env };
}

function canRun(executable: string): boolean {
  try {
    execFileSync(executable, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

// The package unpacks into the temporary folder, where another user's copy, or half a copy, would be taken for ours.
async function unpack(): Promise<void> {
  rmSync(CACHE, { recursive: true, force: true });
  mkdirSync(CACHE, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = CACHE;
  try {
    const { default: chromium, inflate } = await import("@sparticuz/chromium");
    await chromium.executablePath();
    const main = createRequire(path.resolve("package.json")).resolve("@sparticuz/chromium");
    await inflate(path.resolve(main, "../../bin/al2023.tar.br"));
    writeFileSync(path.join(CACHE, "whole"), "");
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}
