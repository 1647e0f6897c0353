// npm run up: the whole product in one command. npm run dev (--dev): the same with hot reload.
// npm run db:seed (--seed): demo data into an empty database; nothing is left running.
// Only node built-ins until everything is installed.
import { build, isBuilt } from "./stack/build-stamp.mjs";
import { prepareDataDir } from "./stack/data-dir.mjs";
import { checkEnvironment, host, localAddress, usesSandbox } from "./stack/environment.mjs";
import { checkLeastNode } from "./stack/node-version.mjs";
import { claimPort, freePort } from "./stack/ports.mjs";
import { prepare, step } from "./stack/prepare.mjs";
import { endLeftovers } from "./stack/recorded.mjs";
import { runEntry } from "./stack/stack-error.mjs";
import { Supervisor } from "./stack/supervisor.mjs";

const isDev = process.argv.includes("--dev");
const isSeed = process.argv.includes("--seed");

async function claimPorts() {
  const web = isSeed ? await freePort() : await claimPort("PORT", 3000, host());
  return { web, sandbox: usesSandbox() ? await claimPort("SANDBOX_PORT", 12111, "127.0.0.1") : null };
}

await runEntry(async () => {
  checkLeastNode();
  checkEnvironment();
  prepareDataDir();
  const leftovers = await endLeftovers();
  if (leftovers.length) console.log(`  ended what a killed run left behind: ${leftovers.join(", ")}`);
  const ports = await claimPorts();
  const supervisor = new Supervisor({ address: localAddress(ports.web) });
  try {
    await prepare(supervisor);
    if (!isDev && !isSeed && !isBuilt())
      await step("build", "made", () => build((...task) => supervisor.run(...task)));
    const { seedOnly, startProduct } = await import("./stack/run.mjs");
    if (isSeed) await seedOnly(supervisor, { ports });
    else await startProduct(supervisor, { ports, isDev });
  } catch (error) {
    await supervisor.fail(error);
  }
});
