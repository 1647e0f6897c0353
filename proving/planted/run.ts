// npm run prove:planted: plants each fault of a folder in a copy of this tree and runs the test that must catch it. Names
// (or parts of them) select faults; --folder takes another folder, --browser also runs what needs a browser, --no-types
// skips the compiler, --no-unchanged the same test on the unchanged tree, --applies only checks whether each fault still
// finds its place.
import fs from "node:fs";
import { parseArgs } from "node:util";
import { inRoot, ROOT } from "../../scripts/stack/paths.mjs";
import { runEntry, StackError } from "../../scripts/stack/stack-error.mjs";
import { readFaults, type Fault } from "./fault";
import { isGood, judgeIn, type Asked, type Judged } from "./judge";
import { makeScratch } from "./scratch";

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

const { values: cases, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: "string", default: inRoot("proving", "planted", "faults") },
    browser: { type: "boolean", default: false },
    "no-types": { type: "boolean", default: false },
    "no-unchanged": { type: "boolean", default: false },
    applies: { type: "boolean", default: false },
  },
});

const asked: Asked = {
  checksTypes: !cases["no-types"],
  checksUnchanged: !cases["no-unchanged"],
  runsBrowsers: cases.browser,
  onlyApplies: cases.applies,
};

type Row = { fault: Fault; judged: Judged };

function line({ fault, judged }: Row, width: number): string {
  const text = `${judged.verdict.padEnd(16)}  ${fault.name.padEnd(width)}  ${fault.area.padEnd(13)}  ${fault.harm}`;
  return isGood(judged.verdict) ? text : `${text}\n${judged.note.replace(/^/gm, " ".repeat(18))}`;
}

async function judgeAll(faults: Fault[], folder: string): Promise<Row[]> {
  const judge = judgeIn(folder, asked);
  const width = Math.max(...faults.map(({ name }) => name.length));
  const rows: Row[] = [];
  for (const fault of faults) {
    const row = { fault, judged: await judge(fault) };
    console.log(line(row, width));
    rows.push(row);
  }
  return rows;
}

function summary(rows: Row[]): string {
  const counts = new Map<string, number>();
  for (const { judged } of rows) counts.set(judged.verdict, (counts.get(judged.verdict) ?? 0) + 1);
  return `${rows.length} planted: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`;
}

/** The tree itself will do when nothing is written; a copy is removed however this process ends. */
function workplace(): string {
  if (asked.onlyApplies) return ROOT;
  const folder = makeScratch();
  process.once("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  for (const [name, code] of Object.entries(SIGNALS)) process.once(name, () => process.exit(code));
  return folder;
}

void runEntry(async () => {
  const faults = readFaults(cases.folder, wanted);
  if (faults.length === 0) throw new StackError("no fault has such a name");
  const rows = await judgeAll(faults, workplace());
  console.log(`\n${summary(rows)}`);
  process.exitCode = rows.every(({ judged }) => isGood(judged.verdict)) ? 0 : 1;
});
