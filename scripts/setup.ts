// tiffintrack setup: from an unpacked version to one that serves over HTTPS, by six questions at most. "--root FOLDER" writes below
// another root and runs nothing that changes the machine; "--plan" only says. Killed, it goes on where it stopped.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs, parseEnv as parseEnvironment } from "node:util";
import { newKey } from "./backup/sealed";
import { environmentOf, QUESTIONS, type Answers } from "./installation/answers";
import { Machine } from "./installation/machine";
import { ENVIRONMENT, setupSteps } from "./installation/setup-steps";
import { goOn, readJournal } from "./installation/steps";
import { registerWebhook } from "./installation/webhook";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { ROOT } from "./stack/paths.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

const say = (line: string) => console.log(line);

async function ask(): Promise<Answers> {
  const lines = createInterface({ input: process.stdin });
  const answers = { address: "", database: "", secretKey: "", publishableKey: "", mail: "", owner: "" };
  const typed = lines[Symbol.asyncIterator]();
  for (const [index, { name, asks, fault }] of QUESTIONS.entries()) {
    for (let wrong: string | null = ""; wrong !== null;) {
      console.log(`${index + 1} of ${QUESTIONS.length}. ${asks}`);
      const { value, done } = await typed.next();
      if (done) throw new StackError("nothing more was answered");
      answers[name] = String(value).trim();
      wrong = fault(answers[name]);
      if (wrong) console.log(`   it must be ${wrong}`);
    }
  }
  lines.close();
  return answers;
}

/** The product's own programs, with the file's environment and as the product's user. */
function productOf(machine: Machine) {
  return (...args: string[]): string => {
    if (!machine.isThis) {
      say(`        (not run here) tiffintrack ${args.at(-1) ?? ""}`);
      return "";
    }
    const env = {
      NODE_ENV: "production" as const,
      PATH: process.env.PATH,
      ...parseEnvironment(fs.readFileSync(machine.at(ENVIRONMENT), "utf8")),
    };
    const user = ["--reuid=tiffintrack", "--regid=tiffintrack", "--init-groups"];
    const cwd = "/opt/tiffintrack/current";
    return execFileSync("setpriv", [...user, process.execPath, ...args], {
      cwd,
      env,
      encoding: "utf8",
    }).trim();
  };
}

void runEntry(async () => {
  await ensureWantedNode();
  const { values } = parseArgs({ options: { root: { type: "string" }, plan: { type: "boolean" } } });
  if (path.basename(path.dirname(ROOT)) === "versions" && !values.plan)
    throw new StackError("this version is installed already: tiffintrack doctor says how it is");
  const machine = new Machine(path.resolve(values.root ?? "/"), say);
  if (machine.isThis && process.getuid?.() !== 0 && !values.plan)
    throw new StackError("run this as root: it makes a user and services");
  const journalFile = machine.at("/var/lib/tiffintrack-setup.json");
  const answers = await ask();
  const notes: string[] = [];
  const environment = async () => {
    const backupKey = await newKey();
    const { secret, said } = await registerWebhook(answers.secretKey, answers.address.replace(/\/$/, ""));
    notes.push(said, `Keep this key elsewhere, without it no backup can be opened:\n  ${backupKey}`);
    return environmentOf(answers, { webhookSecret: secret, backupKey });
  };
  const steps = setupSteps({ machine, answers, environment, product: productOf(machine) });
  if (values.plan) return steps.forEach(({ name, plan }) => say(`${name.padEnd(16)} ${plan}`));
  const begun = readJournal(journalFile) ?? { task: "setup", given: {}, direction: "on" as const, begun: [] };
  await goOn(begun, { file: journalFile, steps, say });
  for (const note of notes) say(note);
  say(`\nLog in at ${answers.address}. Then: tiffintrack doctor`);
});
