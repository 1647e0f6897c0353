// npm run sandbox: the payment sandbox alone, on 127.0.0.1:SANDBOX_PORT. It keeps its state in DATABASE_URL, or in the
// embedded PostgreSQL, which is started if it isn't running yet.
import fs from "node:fs";
import { openDatabase } from "./stack/database.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { inRoot } from "./stack/paths.mjs";
import { claimPort } from "./stack/ports.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";
import { spawn } from "node:child_process";

await runEntry(async () => {
  await ensureWantedNode();
  if (!fs.existsSync(inRoot("node_modules", "hono")))
    throw new StackError("the sandbox's packages are not in a production install: npm ci --include=dev");
  const port = await claimPort("SANDBOX_PORT", 12111, "127.0.0.1");
  const { url, close } = await openDatabase();
  const env = { ...process.env, DATABASE_URL: url, SANDBOX_PORT: String(port) };
  const args = ["--import", "tsx", inRoot("sandbox", "main.ts")];
  const child = spawn(process.execPath, args, { env, stdio: "inherit", detached: true });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill("SIGTERM"));
  child.once("exit", (code) => void close().finally(() => process.exit(code ?? 0)));
  console.log(`payment sandbox at http://127.0.0.1:${port}`);
});
