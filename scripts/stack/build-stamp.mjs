// Whether .next was built from the current sources, and the build's name. Only node built-ins.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { BUILD_SALT } from "./action-keys.mjs";
import { inRoot, ROOT } from "./paths.mjs";
import { keepingStatic } from "./static-files.mjs";

const folders = ["app", "components", "lib", "messages", "public", "worker", "prisma/generated"];
/** Made by the build itself. */
const MADE = inRoot("public", "sw.js");
const rootFile =
  /^(proxy|instrumentation|next\.config|tailwind\.config|postcss\.config|tsconfig|package-lock)\b/;
const stampFile = inRoot(".next", "built-from");

function filesOf(folder) {
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function sources() {
  const inFolders = folders.flatMap((name) => filesOf(inRoot(name)));
  const inRootFolder = fs
    .readdirSync(ROOT)
    .filter((name) => rootFile.test(name))
    .map((name) => inRoot(name));
  return [...inFolders, ...inRootFolder]
    .filter((file) => !file.endsWith(".tsbuildinfo") && file !== MADE)
    .sort();
}

function stamp() {
  const hash = createHash("sha256");
  for (const file of sources())
    hash
      .update(`${path.relative(ROOT, file)}\0`)
      .update(fs.readFileSync(file))
      .update("\0");
  return `${hash.digest("hex")}\n`;
}

/** A version that was packed (scripts/package.mjs) is built, and brings no sources to compare. */
const isPacked = () => fs.existsSync(inRoot("artefact.json"));

export const isBuilt = () =>
  isPacked() || (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp());

/**
 * Removes types that `next dev` wrote for routes that may be gone by now; tsconfig.json includes them, so they would fail
 * the check of a correct tree.
 */
export const dropStaleTypes = () =>
  fs.rmSync(inRoot(".next", "dev", "types"), { recursive: true, force: true });

function git(...args) {
  try {
    return execFileSync("git", args, {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return null; // no git, or no repository: an unpacked archive
  }
}

const versioned = [
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "prisma/schema.prisma",
];

/** The last commit that changed what is built, so that two machines building it agree; without one, the sources' digest. */
function buildId(sourceStamp) {
  const places = [...folders.filter((name) => name !== "prisma/generated"), ...versioned];
  const commit = git("log", "-1", "--format=%h", "--abbrev=12", "--", ...places);
  const digest = sourceStamp.slice(0, 12);
  if (!commit) return digest;
  return git("status", "--porcelain", "--", ...places) ? `${commit}-${digest}` : commit;
}

/** Builds; `run(name, args, { env })` runs a Node script to its end. The stamp comes last, so half a build is stale. */
export async function build(run) {
  fs.rmSync(stampFile, { force: true });
  dropStaleTypes();
  const before = stamp();
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: BUILD_SALT,
    TIFFINTRACK_BUILD_ID: buildId(before),
  };
  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  await run("worker", [inRoot("worker", "bundle.mjs")], { env });
  const output = await keepingStatic(inRoot(".next"), () => run("next build", [next, "build"], { env }));
  fs.writeFileSync(stampFile, before);
  return output;
}
