// npm run db:reset: an empty, migrated database. For the embedded one it asks first, unless --yes; one of your own that
// holds rows must be named: --yes-lose DATABASE.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import { createInterface } from "node:readline/promises";
import { withDatabase } from "./stack/check-database.mjs";
import { closeOnSignals, openDatabase } from "./stack/database.mjs";
import { emptyDatabase } from "./stack/demo.mjs";
import { embeddedAddresses, isLive, usesEmbeddedDatabase } from "./stack/environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { refuseLoss } from "./stack/loss.mjs";
import { inData, inRoot } from "./stack/paths.mjs";
import { endLeftovers } from "./stack/recorded.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

async function confirm(url) {
  if (process.argv.includes("--yes")) return;
  const { hostname, pathname } = new URL(url);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const question = `Everything in ${pathname.slice(1)} on ${hostname} will be gone. Type yes: `;
  // Without a terminal the input ends without an answer.
  const answer = await Promise.race([terminal.question(question), once(terminal, "close").then(() => "")]);
  terminal.close();
  if (answer.trim() !== "yes") throw new StackError("nothing was changed");
}

await runEntry(async () => {
  await ensureWantedNode();
  if (isLive())
    throw new StackError("STRIPE_SECRET_KEY is a live key: a database with real payments is never reset");
  if (usesEmbeddedDatabase()) await endLeftovers(); // refuses while the product runs
  const { url, close } = await openDatabase();
  closeOnSignals(close);
  try {
    if (usesEmbeddedDatabase()) await confirm(url);
    else await withDatabase(url, (client) => refuseLoss(client, "emptying it"));
    await emptyDatabase(url);
    const env = usesEmbeddedDatabase() ? { ...process.env, ...embeddedAddresses(url) } : process.env;
    execFileSync(process.execPath, [inRoot("scripts", "migrate.mjs")], { env, stdio: "pipe" });
    if (usesEmbeddedDatabase()) fs.rmSync(inData("uploads"), { recursive: true, force: true });
    console.log("The database is empty. npm run up loads the demo data again.");
  } finally {
    await close();
  }
});
