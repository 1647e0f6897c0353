// npm run drill:payments: kills web, worker, sandbox or database without warning at random points of the payment flows,
// DRILLS times (200 unless said otherwise), on a product of its own beside any other that is running. DRILL_SEED replays a
// sequence, DRILL_FIRST starts partway through it; DRILL_KEEP leaves the folder with the logs behind.
import { spawnSync } from "node:child_process";
import { isBuilt } from "../../scripts/stack/build-stamp.mjs";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { runEntry, StackError } from "../../scripts/stack/stack-error.mjs";
import { startStack, type Stack } from "./stack";

const { DRILLS = "200", DRILL_FIRST = "0", DRILL_SEED } = process.env;
const seed = Number(DRILL_SEED ?? Date.now() % 1_000_000);

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

function ensureBuild(): void {
  if (isBuilt()) return;
  console.log("there is no build of these sources: building");
  const { status } = spawnSync(process.execPath, [inRoot("scripts", "build.mjs")], { stdio: "inherit" });
  if (status !== 0) throw new StackError("the build failed");
}

/** Whatever ends this process also ends what it started. */
function closeOnEnd(stack: Stack): void {
  const end = (code: number) => void stack.close().finally(() => process.exit(code));
  for (const [name, code] of Object.entries(SIGNALS)) process.once(name, () => end(code));
  process.once("uncaughtException", (error) => {
    console.error(error);
    end(1);
  });
}

void runEntry(async () => {
  ensureBuild();
  console.log(`seed ${seed}`);
  const stack = await startStack(closeOnEnd);
  try {
    // The product's commands read these when they are loaded.
    Object.assign(process.env, stack.variables, { LOG_LEVEL: "fatal" });
    const { runDrill } = await import("./drill");
    const differences = await runDrill(stack, { rounds: Number(DRILLS), first: Number(DRILL_FIRST), seed });
    process.exitCode = differences > 0 ? 1 : 0;
  } finally {
    await stack.close();
  }
  process.exit();
});
