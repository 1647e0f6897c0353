// An update or a rollback that is killed with SIGKILL at every step, before and after its work, ends as an undisturbed one does; or,
// taken back, leaves everything as it was.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { goBack, goOn, readJournal, type Journal } from "@/scripts/installation/steps";
import { makeSmallHome, smallOutside, smallSteps, stateOf } from "@/tests/support/small-home";

jest.setTimeout(120_000);

const rooms: string[] = [];
function newRoom(): string {
  const room = fs.mkdtempSync(path.join(os.tmpdir(), "tiffintrack-change-"));
  rooms.push(room);
  makeSmallHome(room);
  return room;
}
afterAll(() => rooms.forEach((room) => fs.rmSync(room, { recursive: true, force: true })));

type Task = "update" | "rollback";

const run = (room: string, task: Task, outside = smallOutside(room)) => ({
  file: path.join(room, "journal.json"),
  steps: smallSteps(room, task, outside),
  say: () => {},
});
const fresh = (task: Task): Journal => ({ task, given: {}, direction: "on", begun: [] });

function left(room: string): Journal {
  const journal = readJournal(path.join(room, "journal.json"));
  if (!journal) throw new Error("nothing was under way");
  return journal;
}

/** Resolves to the signal that ended it. */
const killed = (room: string, task: Task, step: string, when: string) =>
  new Promise((resolve) => {
    const program = path.resolve("tests/support/killed-change.ts");
    const child = spawn(process.execPath, ["--import", "tsx", program, room, task, step, when]);
    child.once("exit", (code, signal) => resolve(signal ?? code));
  });

const STEPS = {
  update: [
    "unpack",
    "check",
    "back up",
    "migrate",
    "keep scripts",
    "switch",
    "hand over web",
    "hand over worker",
    "clear up",
  ],
  rollback: ["keep scripts", "switch", "hand over web", "hand over worker"],
};

test("an undisturbed update serves the new version, keeps the one before with each other's scripts, and no other", async () => {
  const room = newRoom();
  await goOn(fresh("update"), run(room, "update"));
  expect(stateOf(room)).toEqual({
    ...{ current: "two", previous: "one", web: "two", worker: "two" },
    versions: [
      ["one", ["one.js"]],
      ["two", ["one.js", "two.js"]],
    ],
  });
  expect(fs.existsSync(path.join(room, "journal.json"))).toBe(false);
  expect(fs.readFileSync(path.join(room, "asked"), "utf8").split("\n").slice(0, 3)).toEqual([
    ...["two scripts/check-settings.ts", "one --before-update", "two scripts/migrate.mjs"],
  ]);
});

describe.each(["update", "rollback"] as const)("%s", (task) => {
  let undisturbed: unknown;
  beforeAll(async () => {
    const room = newRoom();
    expect(run(room, task).steps.map(({ name }) => name)).toEqual(STEPS[task]);
    await goOn(fresh(task), run(room, task));
    undisturbed = stateOf(room);
  });

  test.each(STEPS[task])(
    "killed at '%s', it goes on to the same end, and back to where it began",
    async (step) => {
      await Promise.all(
        ["before", "after"].flatMap((when) =>
          ["on", "back"].map(async (direction) => {
            const room = newRoom();
            const asItWas = stateOf(room);
            expect(await killed(room, task, step, when)).toBe("SIGKILL");
            if (direction === "on") {
              await goOn(left(room), run(room, task));
              expect(stateOf(room)).toEqual(undisturbed);
            } else if (step === "clear up") {
              await expect(goBack(left(room), run(room, task))).rejects.toThrow("has begun");
              return;
            } else {
              await expect(goBack(left(room), run(room, task))).rejects.toThrow("all is as it was before");
              expect(withoutKeptScripts(stateOf(room))).toEqual(withoutKeptScripts(asItWas));
            }
            expect(fs.existsSync(path.join(room, "journal.json"))).toBe(false);
          }),
        ),
      );
    },
  );
});

/** Scripts that were put beside stay there: they are in nobody's way. */
const withoutKeptScripts = (state: unknown): unknown =>
  JSON.parse(JSON.stringify(state).replaceAll(/,"one\.js"|"one\.js",(?=")/g, ""));

test.each(["check-settings", "--before-update", "migrate", "web", "worker"])(
  "when %s fails, everything is put back, and it is said why",
  async (refused) => {
    const room = newRoom();
    const asItWas = stateOf(room);
    const outside = smallOutside(room, refused);
    await expect(goOn(fresh("update"), run(room, "update", outside))).rejects.toThrow(
      new RegExp(`${refused} can't be done; all is as it was before`),
    );
    expect(stateOf(room)).toEqual(asItWas);
  },
);

test("a kill while it takes back is gone on with backwards, never forwards", async () => {
  const room = newRoom();
  const asItWas = stateOf(room);
  await killed(room, "update", "hand over worker", "before");
  const journal = left(room);
  const doomed = run(room, "update");
  const steps = doomed.steps.map((step) =>
    step.name === "switch" ? { ...step, undo: () => Promise.reject(new Error("killed")) } : step,
  );
  await expect(goBack(journal, { ...doomed, steps })).rejects.toThrow("killed");
  await expect(goOn(left(room), run(room, "update"))).rejects.toThrow("all is as it was before");
  expect(stateOf(room)).toEqual(asItWas);
});

test("half an unpacked version is none, and a file that is not what was packed is refused", async () => {
  const room = newRoom();
  fs.mkdirSync(path.join(room, "home", "versions", "two.part", ".next"), { recursive: true });
  await goOn(fresh("update"), run(room, "update"));
  expect(stateOf(room)).toMatchObject({ current: "two" });
  const other = newRoom();
  fs.appendFileSync(path.join(other, "two.tar.gz"), "x");
  await expect(goOn(fresh("update"), run(other, "update"))).rejects.toThrow("its checksum differs");
});
