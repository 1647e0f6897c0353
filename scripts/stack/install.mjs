// Brings node_modules and the generated database client up to date. Only node built-ins: nothing may be there yet.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import { inRoot } from "./paths.mjs";
import { StackError } from "./stack-error.mjs";

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
    if (place === "" || (!found && entry.optional)) return true;
    return found?.version === entry.version && found.integrity === entry.integrity;
  });
}

function runQuietly(what, command, args, environment = {}) {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: inRoot(),
    env,
    encoding: "utf8",
  });
  if (status === 0) return;
  throw new StackError(`${what} failed: ${error?.message ?? ""}\n${stdout ?? ""}${stderr ?? ""}`.trim());
}

export function installPackages() {
  const npm = process.env.npm_execpath;
  const [command, ...before] = npm ? [process.execPath, npm] : ["npm"];
  // A development setup needs the tools as well, whatever NODE_ENV the shell carries. The variable keeps Prisma's
  // install script from looking for an engine to download on npm versions that run every install script.
  const environment = { NODE_ENV: "development", PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  runQuietly("npm ci", command, [...before, "ci", "--no-audit", "--no-fund"], environment);
}

const generatedDir = inRoot("prisma", "generated");
const stampFile = inRoot("prisma", "generated", ".made-from");

function wantedStamp() {
  const hash = createHash("sha256").update(fs.readFileSync(inRoot("prisma", "schema.prisma")));
  const version = readJson(inRoot("node_modules", "prisma", "package.json"))?.version;
  return `prisma ${version} ${hash.digest("hex")}\n`;
}

export const isGenerated = () =>
  fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === wantedStamp();

export function generateClient() {
  const program = inRoot("node_modules", "prisma", "build", "index.js");
  runQuietly("prisma generate", process.execPath, [program, "generate"]);
  fs.mkdirSync(generatedDir, { recursive: true });
  fs.writeFileSync(stampFile, wantedStamp());
}
