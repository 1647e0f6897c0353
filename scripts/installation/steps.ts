// A change of an installation in steps: planned, done one after the other, taken back in reverse when one fails, and gone on with
// after a kill at any point. What is done is written down before and after each step, so nothing is guessed.
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StackError } from "../stack/stack-error.mjs";

export type Step = {
  name: string;
  /** What it will do, for whoever asks before. */
  plan: string;
  /** May be begun again after a kill at any point of it. Answers what it did, if that is worth a line. */
  do: () => Promise<string | void>;
  /** Puts back what `do` changed, however far that came, and after a kill once more; absent where nothing is to be put back. */
  undo?: () => Promise<void>;
  /** From its beginning there is only forwards: it throws away what going back would need. */
  isOneWay?: true;
};

const journalSchema = z.object({
  task: z.string(),
  /** What the task was told; its steps are made from it. */
  given: z.record(z.string(), z.string()),
  direction: z.enum(["on", "back"]),
  why: z.string().optional(),
  /** In order; the last one may be half done. */
  begun: z.array(z.string()),
});

export type Journal = z.output<typeof journalSchema>;

export function readJournal(file: string): Journal | null {
  if (!fs.existsSync(file)) return null;
  return journalSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
}

/** Whole or not at all, and on the disk before anything else happens. */
function write(file: string, journal: Journal): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = fs.openSync(`${file}.new`, "w", 0o600);
  fs.writeFileSync(fresh, JSON.stringify(journal, null, 2));
  fs.fsyncSync(fresh);
  fs.closeSync(fresh);
  fs.renameSync(`${file}.new`, file);
}

type Say = (line: string) => void;

type Run = { file: string; steps: readonly Step[]; say: Say };

/** Begins a task, or goes on with it where it stopped. @throws StackError once everything is as it was before */
export async function goOn(journal: Journal, run: Run): Promise<void> {
  if (journal.direction === "back") return goBack(journal, run);
  const { file, steps, say } = run;
  const doneBefore = Math.max(0, journal.begun.length - 1);
  for (const step of steps.slice(doneBefore)) {
    if (!journal.begun.includes(step.name)) journal.begun.push(step.name);
    write(file, journal);
    try {
      const said = await step.do();
      say(`done    ${step.name}${said ? `: ${said}` : ""}`);
    } catch (fault) {
      if (step.isOneWay) throw fault;
      journal.direction = "back";
      journal.why = `${step.name}: ${fault instanceof Error ? fault.message : String(fault)}`;
      return goBack(journal, run);
    }
  }
  fs.rmSync(file);
}

/** Takes a task back from where it stopped. @throws StackError when all is as it was, with why */
export async function goBack(journal: Journal, { file, steps, say }: Run): Promise<never> {
  const oneWay = steps.find(({ name, isOneWay }) => isOneWay && journal.begun.includes(name));
  if (oneWay) throw new StackError(`${oneWay.name} has begun: let the ${journal.task} end, then roll back`);
  journal.direction = "back";
  write(file, journal);
  for (const step of steps.filter(({ name }) => journal.begun.includes(name)).toReversed()) {
    if (step.undo) {
      await step.undo();
      say(`undone  ${step.name}`);
    }
    journal.begun = journal.begun.filter((name) => name !== step.name);
    write(file, journal);
  }
  fs.rmSync(file);
  throw new StackError(`${journal.why ?? `${journal.task} was taken back`}; all is as it was before`);
}
