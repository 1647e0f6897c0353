// The steps from one version to the next, and back to the one before.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { keepStaticOf } from "../stack/static-files.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { aboutOf, type Home } from "./home";
import type { Outside } from "./outside";
import type { Step } from "./steps";

type Change = {
  home: Home;
  outside: Outside;
  /** Names of version folders. */
  from: string;
  to: string;
  /** What `previous` named before; null for nothing. */
  before: string | null;
};

type Update = Change & {
  /** What npm run package made. */
  file: string;
  /** Folders that parts run from, whatever the links say. */
  inUse: () => string[];
};

/** Expand, backfill, contract: a version's migrations only add what the one before can live with, so that each can be gone back from. */
export function updateSteps(update: Update): Step[] {
  const { home, outside, to, from } = update;
  const run = (name: string, ...args: string[]) => outside.run(home.at(name), args);
  return [
    unpack(update),
    {
      name: "check",
      plan: `ask ${to} whether this machine's settings are enough for it`,
      do: async () => void (await run(to, "--import", "tsx", "scripts/check-settings.ts")),
    },
    {
      name: "back up",
      plan: "make a whole copy of the database, or a point to come back to on a server of your own",
      do: () => run(from, "--import", "tsx", "scripts/backup.ts", "--before-update"),
    },
    {
      name: "migrate",
      plan: `apply ${to}'s migrations, with which ${from} goes on serving`,
      do: () => run(to, "scripts/migrate.mjs"),
    },
    ...changeSteps(update),
    clearUp(update),
  ];
}

export function rollbackSteps(change: Change): Step[] {
  return changeSteps(change);
}

/** The scripts of the other version, the links, and the parts one after the other. */
function changeSteps({ home, outside, from, to, before }: Change): Step[] {
  const handOver = (part: "web" | "worker"): Step => ({
    name: `hand over ${part}`,
    plan: `start ${to}'s ${part}, and let ${from}'s finish what it does`,
    do: async () => (await outside.handOver(part, home.at(to))) ?? "it does not run here",
    undo: async () => void (await outside.handOver(part, home.at(from))),
  });
  return [
    {
      name: "keep scripts",
      plan: `put ${from}'s scripts and styles beside ${to}'s, for the pages that are open`,
      do: async () => keepStaticOf(path.join(home.at(from), ".next"), path.join(home.at(to), ".next")),
    },
    {
      name: "switch",
      plan: `let current lead to ${to}, and previous to ${from}`,
      do: async () => {
        home.lead("previous", from);
        home.lead("current", to);
      },
      undo: async () => {
        home.lead("current", from);
        home.lead("previous", before);
      },
    },
    handOver("web"),
    handOver("worker"),
  ];
}

function unpack({ home, file, to }: Update): Step {
  const [folder, half] = [home.at(to), `${home.at(to)}.part`];
  return {
    name: "unpack",
    plan: `unpack ${file} into ${folder}`,
    do: async () => {
      if (fs.existsSync(folder)) return;
      checkSum(file);
      fs.rmSync(half, { recursive: true, force: true });
      fs.mkdirSync(half, { recursive: true });
      execFileSync("tar", ["-C", half, "--strip-components=1", "--no-same-owner", "-xzf", file]);
      aboutOf(half);
      fs.renameSync(half, folder);
    },
    undo: async () => {
      for (const left of [half, folder]) fs.rmSync(left, { recursive: true, force: true });
    },
  };
}

/** @throws StackError when the file is not the one that was packed */
function checkSum(file: string): void {
  const beside = `${file}.sha256`;
  if (!fs.existsSync(beside))
    throw new StackError(`${beside} is missing: without it nobody can tell whether the file is whole`);
  const [wanted] = fs.readFileSync(beside, "utf8").split(" ");
  const found = createHash("sha256").update(fs.readFileSync(file)).digest("hex");
  if (found !== wanted) throw new StackError(`${file} is not what was packed: its checksum differs`);
}

function clearUp({ home, from, to, inUse }: Update): Step {
  return {
    name: "clear up",
    isOneWay: true,
    plan: `remove all versions but ${to} and ${from}`,
    do: async () => {
      const kept = new Set([from, to, ...inUse().map((folder) => path.basename(folder))]);
      const gone = fs.readdirSync(home.versions).filter((name) => !kept.has(name));
      for (const name of gone) fs.rmSync(home.at(name), { recursive: true, force: true });
      return gone.length ? `removed ${gone.join(", ")}` : undefined;
    },
  };
}
