// npm run drill:hostile: HOSTILE requests (100,000 unless said otherwise) that no page of ours would send, over every address
// and every action, as guest, customer, driver, kitchen and owner, to a product of its own with the demo's data. None may be
// answered 5xx, none may fault, and the books must agree at the end. HOSTILE_SEED replays a sequence; HOSTILE_DEMO=0 does
// without the demo's data.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { startStack, type Stack } from "@/tests/e2e/support/stack";
import { cookiesOf, demoPeople, newCookiesOf, newPeople } from "./cookies";
import { measureHoldUps } from "./hold-up";
import { followLog, play, type LogFacts, type Tally } from "./play";

const { HOSTILE = "100000", HOSTILE_SEED, HOSTILE_HANDS = "6", HOSTILE_DEMO = "1" } = process.env;
const hasDemo = HOSTILE_DEMO === "1";
const seed = Number(HOSTILE_SEED ?? Date.now() % 1_000_000);
const MB = 1024;

void runEntry(async () => {
  console.log(`seed ${seed}`);
  const stack = await startStack({ demo: hasDemo, env: { TRUSTED_PROXIES: "1" } });
  for (const signal of ["SIGINT", "SIGTERM"])
    process.once(signal, () => void stack.remove().finally(() => process.exit(1)));
  try {
    process.exitCode = (await attack(stack)) ? 0 : 1;
  } finally {
    await stack.remove();
  }
  process.exit();
});

async function attack(stack: Stack): Promise<boolean> {
  const { port, dataDir } = stack;
  const memory = [memoryOf(dataDir)];
  const logFile = path.join(dataDir, "logs", "web.log");
  const readOn = followLog(logFile);
  const logs: LogFacts[] = [];
  const started = performance.now();
  const people = hasDemo ? demoPeople() : await newPeople(stack.databaseUrl());
  const cookiesAt = () =>
    hasDemo ? cookiesOf(stack.address, people) : newCookiesOf(stack.address, people, stack.databaseUrl());
  const count = Number(HOSTILE);
  const onAct = (act: number) => {
    if (act === 0 || act % Math.ceil(count / 10) !== 0) return;
    memory.push(memoryOf(dataDir));
    logs.push(readOn());
  };
  const aim = { port, seed, count, hands: Number(HOSTILE_HANDS), cookiesAt, onAct };
  const tally = await play(aim);
  const seconds = (performance.now() - started) / 1000;
  memory.push(memoryOf(dataDir));
  logs.push(readOn());
  const log = {
    lines: logs.reduce((sum, { lines }) => sum + lines, 0),
    faults: logs.flatMap(({ faults }) => faults),
    bare: logs.flatMap(({ bare }) => bare),
  };
  tell(tally, seconds);
  console.log(`memory of the web server before, after each tenth: ${memory.join(", ")} MB`);
  for (const line of [...log.faults, ...log.bare].slice(0, 20)) console.log(`logged: ${line.slice(0, 600)}`);
  console.log(`log: ${log.lines} lines, ${log.faults.length} faults, ${log.bare.length} that are no JSON`);
  const waits = await measureHoldUps(port);
  for (const { what, longestMs } of waits)
    console.log(`another visitor waits ${longestMs} ms beside ${what}`);
  const books = checkBooks(stack);
  console.log(`books: ${books.text}`);
  return tally.wrong.length + log.faults.length + log.bare.length === 0 && books.stand;
}

function tell({ sent, statuses, kinds, wrong }: Tally, seconds: number): void {
  for (const one of wrong.slice(0, 30)) console.log(`WRONG ${one}`);
  const listed = (counts: Map<unknown, number>) =>
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .map(([what, count]) => `${what} ${count}`)
      .join(" · ");
  console.log(`kinds: ${listed(kinds)}`);
  console.log(`answers: ${listed(statuses)}`);
  console.log(`seed ${seed}: ${sent} requests in ${Math.round(seconds)} s, ${wrong.length} wrong`);
}

/** The serving process's memory, in MB. */
function memoryOf(dataDir: string): number {
  const { processes } = JSON.parse(readFileSync(path.join(dataDir, "pids.json"), "utf8"));
  const { pid } = processes.find(({ name }: { name: string }) => name === "web");
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Math.round(Number(kilobytes) / MB);
}

function checkBooks(stack: Stack): { stand: boolean; text: string } {
  const kept = JSON.parse(readFileSync(path.join(stack.dataDir, "environment.json"), "utf8"));
  const env = {
    ...process.env,
    ...kept,
    DATABASE_URL: stack.databaseUrl(),
    TIFFINTRACK_DATA_DIR: stack.dataDir,
  };
  const args = ["--import", "tsx", inRoot("scripts", "job.ts"), "check-books"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  const lines = `${stdout}${stderr}`.trim().split("\n");
  return { stand: status === 0, text: lines.at(-1) ?? "" };
}
