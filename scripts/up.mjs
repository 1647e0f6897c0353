// npm run up: the whole product on one command. npm run dev (--dev): the same with hot reload.
// npm run db:seed (--seed): demo data into an empty database, nothing stays running.
// Only node built-ins until everything is installed.
import { build, isBuilt } from "./stack/build-stamp.mjs";
import { checkEnvironment, host, localAddress, usesSandbox } from "./stack/environment.mjs";
import { generateClient, installPackages, isGenerated, isInstalled } from "./stack/install.mjs";
import { checkLeastNode, continueOnCarriedNode, isWantedNode } from "./stack/node-version.mjs";
import { claimPort, freePort } from "./stack/ports.mjs";
import { endLeftovers } from "./stack/recorded.mjs";
import { runEntry } from "./stack/stack-error.mjs";
import { Supervisor } from "./stack/supervisor.mjs";

const isDev = process.argv.includes("--dev");
const isSeed = process.argv.includes("--seed");

async function step(part, sentence, work) {
  const started = performance.now();
  await work();
  console.log(`  ${part.padEnd(10)} ${sentence} in ${Math.round((performance.now() - started) / 1000)} s`);
}

async function claimPorts() {
  const web = isSeed ? await freePort() : await claimPort("PORT", 3000, host());
  return { web, sandbox: usesSandbox() ? await claimPort("SANDBOX_PORT", 12111, "127.0.0.1") : null };
}

async function prepare(supervisor) {
  const run = (...task) => supervisor.run(...task);
  if (!isInstalled()) await step("packages", "installed", () => installPackages(run));
  if (!isWantedNode()) {
    supervisor.release();
    await continueOnCarriedNode();
  }
  if (!isGenerated()) await step("client", "generated", () => generateClient(run));
  if (!isDev && !isSeed && !isBuilt()) await step("build", "made", () => build(run));
}

await runEntry(async () => {
  checkLeastNode();
  checkEnvironment();
  const leftovers = await endLeftovers();
  if (leftovers.length) console.log(`  ended what a killed run left behind: ${leftovers.join(", ")}`);
  const ports = await claimPorts();
  const supervisor = new Supervisor(localAddress(ports.web));
  try {
    await prepare(supervisor);
    const { seedOnly, startProduct } = await import("./stack/run.mjs");
    if (isSeed) await seedOnly(supervisor, { ports });
    else await startProduct(supervisor, { ports, isDev });
  } catch (error) {
    await supervisor.fail(error);
  }
});
