// node --import tsx tests/support/killed-change.ts ROOM TASK STEP before|after: begins a task, and dies by SIGKILL before or after
// the given step's own work.
import path from "node:path";
import { goOn, type Step } from "@/scripts/installation/steps";
import { smallSteps } from "./small-home";

const [room = "", task = "", doomed = "", when = ""] = process.argv.slice(2);

const die = () => {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => {});
};

const steps = smallSteps(room, task === "rollback" ? "rollback" : "update").map((step): Step => {
  if (step.name !== doomed) return step;
  return {
    ...step,
    do: async () => {
      if (when === "before") return die();
      await step.do();
      return die();
    },
  };
});

void goOn(
  { task, given: {}, direction: "on", begun: [] },
  { file: path.join(room, "journal.json"), steps, say: () => {} },
);
