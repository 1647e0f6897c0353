// Update and rollback as they are called: what is asked, what was begun before, and what is said.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { inData } from "../stack/paths.mjs";
import { readServing } from "../stack/serving.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { Home } from "./home";
import { outside } from "./outside";
import { goBack, goOn, readJournal, type Journal, type Step } from "./steps";
import { rollbackSteps, updateSteps } from "./update-steps";

export type Task = "update" | "rollback";

const JOURNAL = () => inData("change.json");

type Asked = { isPlan: boolean; isUndo: boolean; file: string | undefined };

function asked(): Asked {
  const options = { plan: { type: "boolean" }, undo: { type: "boolean" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  return { isPlan: values.plan ?? false, isUndo: values.undo ?? false, file: positionals[0] };
}

/** What the task is told, by which it can be gone on with after a kill. */
function begin(task: Task, home: Home, { file }: Asked): Journal {
  const from = home.leadsTo("current");
  if (!from)
    throw new StackError(`${home.folder} has no current version: tiffintrack setup makes an installation`);
  const given = {
    from,
    before: home.leadsTo("previous") ?? "",
    ...(task === "update" ? fileGiven(file) : back(home)),
  };
  if (given.to === from) throw new StackError(`${from} serves already`);
  return { task, given, direction: "on", begun: [] };
}

function fileGiven(file: string | undefined): { file: string; to: string } {
  if (!file) throw new StackError("which file? What npm run package made: tiffintrack-VERSION.tar.gz");
  const whole = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
  if (!fs.existsSync(whole)) throw new StackError(`there is no ${whole}`);
  return { file: whole, to: path.basename(whole).replace(/\.tar\.gz$/, "") };
}

function back(home: Home): { to: string; file: string } {
  const to = home.leadsTo("previous");
  if (!to || !fs.existsSync(home.at(to))) throw new StackError("no version before this one is here");
  return { to, file: "" };
}

const inUse = () => ["web", "worker", "database"].flatMap((part) => readServing(part)?.folder ?? []);

function stepsOf({ task, given }: Journal, home: Home): Step[] {
  const { from = "", to = "", file = "", before } = given;
  const change = { home, outside, from, to, before: before || null };
  return task === "update" ? updateSteps({ ...change, file, inUse }) : rollbackSteps(change);
}

/** Begins it, or goes on with what was begun; "--undo" takes back what was begun. */
export async function perform(task: Task): Promise<void> {
  const wish = asked();
  const home = Home.ofThis();
  const left = readJournal(JOURNAL());
  if (left && left.task !== task)
    throw new StackError(`a ${left.task} was begun and is not over: npm run ${left.task}, or with -- --undo`);
  if (wish.isUndo && !left) throw new StackError(`no ${task} is under way`);
  const journal = left ?? begin(task, home, wish);
  const steps = stepsOf(journal, home);
  if (wish.isPlan) return steps.forEach(({ name, plan }) => console.log(`${name.padEnd(16)} ${plan}`));
  const began = performance.now();
  const run = { file: JOURNAL(), steps, say: (line: string) => console.log(line) };
  await (wish.isUndo ? goBack(journal, run) : goOn(journal, run));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(
    `${journal.given.to} serves; ${task} took ${seconds} s. Back to ${journal.given.from}: rollback`,
  );
}
