// An installation in miniature: versions of one script each, and an outside that only notes what it was asked.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Home } from "@/scripts/installation/home";
import type { Outside } from "@/scripts/installation/outside";
import type { Step } from "@/scripts/installation/steps";
import { rollbackSteps, updateSteps } from "@/scripts/installation/update-steps";

const about = (name: string) => JSON.stringify({ version: name, build: name, lastMigration: name });

function layVersion(folder: string, name: string): void {
  const build = path.join(folder, ".next");
  fs.mkdirSync(path.join(build, "static"), { recursive: true });
  fs.writeFileSync(path.join(folder, "artefact.json"), about(name));
  fs.writeFileSync(path.join(build, "static", `${name}.js`), name);
  fs.writeFileSync(path.join(build, "static-files.json"), JSON.stringify([`${name}.js`]));
}

/** Serves "one", was "zero" before, and has "two" as a file beside it. */
export function makeSmallHome(room: string): { home: Home; file: string } {
  const home = new Home(path.join(room, "home"));
  for (const name of ["zero", "one"]) layVersion(home.at(name), name);
  home.lead("current", "one");
  home.lead("previous", "zero");
  for (const part of ["web", "worker"]) fs.writeFileSync(path.join(room, part), home.at("one"));
  layVersion(path.join(room, "packed", "two"), "two");
  const file = path.join(room, "two.tar.gz");
  execFileSync("tar", ["-C", path.join(room, "packed"), "-czf", file, "two"]);
  const sum = createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  fs.writeFileSync(`${file}.sha256`, `${sum}  two.tar.gz\n`);
  return { home, file };
}

/** `refused`: the program, by a word of its arguments, or the part that fails. */
export function smallOutside(room: string, refused?: string): Outside {
  const ask = (what: string) => {
    fs.appendFileSync(path.join(room, "asked"), `${what}\n`);
    if (refused && what.includes(refused)) throw new Error(`${refused} can't be done`);
  };
  return {
    run: async (folder, args) => {
      ask(`${path.basename(folder)} ${args.at(-1) ?? ""}`);
      return "";
    },
    handOver: async (part, folder) => {
      if (path.basename(folder) === "two") ask(part);
      fs.writeFileSync(path.join(room, part), folder);
      return null;
    },
  };
}

export function smallSteps(
  room: string,
  task: "update" | "rollback",
  outside: Outside = smallOutside(room),
): Step[] {
  const home = new Home(path.join(room, "home"));
  const file = path.join(room, "two.tar.gz");
  if (task === "rollback") return rollbackSteps({ home, outside, from: "one", to: "zero", before: "zero" });
  return updateSteps({ home, outside, from: "one", to: "two", before: "zero", file, inUse: () => [] });
}

export function stateOf(room: string): unknown {
  const home = new Home(path.join(room, "home"));
  const read = (part: string) => path.basename(fs.readFileSync(path.join(room, part), "utf8"));
  const versions = fs.readdirSync(home.versions).toSorted();
  return {
    ...{ current: home.leadsTo("current"), previous: home.leadsTo("previous") },
    ...{ web: read("web"), worker: read("worker") },
    versions: versions.map((name) => [
      name,
      fs.readdirSync(path.join(home.at(name), ".next", "static")).toSorted(),
    ]),
  };
}
