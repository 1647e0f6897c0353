// What every big command starts with: packages, the right Node, the database client. Only node built-ins.
import { generateClient, installPackages, isGenerated, isInstalled } from "./install.mjs";
import { continueOnCarriedNode, isWantedNode } from "./node-version.mjs";

/** "41 s" since `started` (performance.now). */
export const secondsSince = (started) => `${Math.round((performance.now() - started) / 1000)} s`;

export async function step(part, sentence, work) {
  const started = performance.now();
  await work();
  console.log(`  ${part.padEnd(10)} ${sentence} in ${secondsSince(started)}`);
}

/** On an older Node this never returns: the bundled one continues the same command. */
export async function prepare(supervisor) {
  const run = (...task) => supervisor.run(...task);
  if (!isInstalled()) await step("packages", "installed", () => installPackages(run));
  if (!isWantedNode()) {
    supervisor.release();
    await continueOnCarriedNode();
  }
  if (!isGenerated()) await step("client", "generated", () => generateClient(run));
}
