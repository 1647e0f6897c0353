// Brings node_modules and the generated database client up to date. Only node built-ins: nothing else may exist yet.
import { createHash } from "node:crypto";
import fs from "node:fs";
import { inRoot } from "./paths.mjs";

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** True when node_modules holds what package-lock.json asks for. npm writes its own record as the last step. */
export function isInstalled() {
  const wanted = readJson(inRoot("package-lock.json"))?.packages ?? {};
  const present = readJson(inRoot("node_modules", ".package-lock.json"))?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    const found = present[place];
    // our own packages are local folders, and links to them
    if (!place.startsWith("node_modules/") || entry.link) return true;
    if (!found && entry.optional) return true;
    return found?.version === entry.version && found.integrity === entry.integrity;
  });
}

/** `run(name, args, options)` runs a program to its end (Supervisor). */
export async function installPackages(run) {
  const npm = process.env.npm_execpath;
  // The tools are needed too, whatever the shell's NODE_ENV. The other variable keeps Prisma's install
  // script from looking for an engine to download on npm versions that run every install script.
  const env = { ...process.env, NODE_ENV: "development", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
  await run("npm ci", [...before, "ci", "--no-audit", "--no-fund"], { command, env });
}

/** What a build needs and this install lacks, by name. */
export function missingForBuild() {
  const wanted = readJson(inRoot("scripts", "build", "package.json"))?.dependencies ?? {};
  return Object.keys(wanted).filter((name) => !fs.existsSync(inRoot("node_modules", name)));
}

const stampFile = inRoot("prisma", "generated", ".made-from");

function wantedStamp() {
  const hash = createHash("sha256").update(fs.readFileSync(inRoot("prisma", "schema.prisma")));
  const version = readJson(inRoot("node_modules", "prisma", "package.json"))?.version;
  return `prisma ${version} ${hash.digest("hex")}\n`;
}

export const isGenerated = () =>
  fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === wantedStamp();

const program = inRoot("node_modules", "prisma", "build", "index.js");

/** Whether this install can generate: one with only what a built product needs has no generator. */
export const canGenerate = () => fs.existsSync(program);

export async function generateClient(run) {
  await run("prisma generate", [program, "generate"], {});
  fs.writeFileSync(stampFile, wantedStamp());
}
