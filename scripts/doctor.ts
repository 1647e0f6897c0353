// npm run doctor: what is wrong with this installation, each in a sentence with its cure. Exit code 1 if anything is. Ask it
// beside the running product, with the product's own environment.
import { clockNow } from "@/lib/clock";
import { disconnect } from "@/lib/db";
import { parseEnv } from "@/lib/env";
import { askAddress } from "./doctor/address";
import { askBackups } from "./doctor/backups";
import { askDatabase, askWork } from "./doctor/database";
import { answersOf, lineOf, sumOf, type Ask, type Finding } from "./doctor/finding";
import { askGateway } from "./doctor/gateway";
import { askClock, askDisk } from "./doctor/machine";
import { askMail } from "./doctor/mail";
import { askProxies } from "./doctor/proxies";
import { askSettings } from "./doctor/settings";
import { usesEmbeddedDatabase, usesSandbox } from "./stack/environment.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const QUESTIONS: [about: string, ask: Ask][] = [
  ["settings", askSettings],
  ["database", askDatabase],
  ["worker", askWork],
  ["address", askAddress],
  ["proxies' headers", askProxies],
  ["gateway", askGateway],
  ["mail", askMail],
  ["clock", askClock],
  ["disk", askDisk],
  ["backups", askBackups],
];

function environment() {
  try {
    return parseEnv(process.env);
  } catch (error) {
    throw new StackError(
      `${error instanceof Error ? error.message : String(error)}; nothing else can be asked before`,
    );
  }
}

void runEntry(async () => {
  await ensureWantedNode();
  const about = { isEmbedded: usesEmbeddedDatabase(), isSandbox: usesSandbox() };
  const close = await useLocalEnvironment();
  const findings: Finding[] = [];
  try {
    const patient = { ...about, env: environment(), now: clockNow() };
    for (const [name, ask] of QUESTIONS) {
      const answers = await answersOf(name, ask, patient);
      for (const answer of answers) console.log(lineOf(answer));
      findings.push(...answers);
    }
  } finally {
    await disconnect();
    await close();
  }
  console.log(sumOf(findings));
  if (findings.some(({ state }) => state === "wrong")) process.exitCode = 1;
});
