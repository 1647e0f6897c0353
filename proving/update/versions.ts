// The versions of the drill: this one as npm run package makes it, and a next one of it.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { unpack } from "./installation";

/** Expands: a column that the version before knows nothing of, with a default that it can live with. */
const MIGRATION = "99991231000000_of_the_drill";
const UP = "ALTER TABLE plans ADD COLUMN drilled boolean NOT NULL DEFAULT false;\n";
const DOWN = "ALTER TABLE plans DROP COLUMN drilled;\n";

/** This commit's, packed into `room`; OWN=FILE spares the packing. */
export function packed(room: string): string {
  if (process.env.OWN) return path.resolve(process.env.OWN);
  const out = path.join(room, "packed");
  execFileSync(process.execPath, [inRoot("scripts", "package.mjs"), "--out", out], { stdio: "inherit" });
  const name = fs.readdirSync(out).find((file) => file.endsWith(".tar.gz")) ?? "";
  return path.join(out, name);
}

/** The same under another name, with a migration more. */
export function nextOf(file: string, room: string): string {
  const name = `${path.basename(file, ".tar.gz")}-next`;
  const folder = path.join(room, "next", name);
  unpack(file, folder);
  const about = path.join(folder, "artefact.json");
  const told = JSON.parse(fs.readFileSync(about, "utf8"));
  fs.writeFileSync(
    about,
    JSON.stringify({ ...told, version: `${told.version}-next`, build: `${told.build}-next` }),
  );
  fs.appendFileSync(path.join(folder, ".next", "BUILD_ID"), "-next");
  const migration = path.join(folder, "prisma", "migrations", MIGRATION);
  fs.mkdirSync(migration);
  fs.writeFileSync(path.join(migration, "migration.sql"), UP);
  fs.writeFileSync(path.join(migration, "down.sql"), DOWN);
  const made = path.join(room, `${name}.tar.gz`);
  execFileSync("tar", ["-C", path.dirname(folder), "-czf", made, name]);
  fs.rmSync(path.dirname(folder), { recursive: true });
  const sum = createHash("sha256").update(fs.readFileSync(made)).digest("hex");
  fs.writeFileSync(`${made}.sha256`, `${sum}  ${path.basename(made)}\n`);
  return made;
}
