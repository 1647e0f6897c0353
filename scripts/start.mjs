// npm start: the web server alone, as built; everything else it needs is named by the environment.
import { isBuilt } from "./stack/build-stamp.mjs";
import { webArguments } from "./stack/environment.mjs";
import { inRoot } from "./stack/paths.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

await runEntry(async () => {
  await ensureWantedNode();
  if (!isBuilt()) throw new StackError("there is no build of these sources: run npm run build first");
  if (!process.env.DATABASE_URL) await useLocalEnvironment();
  process.env.NODE_ENV = "production";
  process.argv.push(...webArguments(process.env.PORT || "3000"));
  // In this process: no other one to stop, and signals reach it directly.
  await import(inRoot("node_modules", "next", "dist", "bin", "next"));
});
