// npm start: just the web server, as built; the environment names everything else it needs. Without a DATABASE_URL it is served
// from the embedded database, whose backups are kept beside it.
import { spawn } from "node:child_process";
import { actionsKey } from "./stack/action-keys.mjs";
import { keepsBackups } from "./stack/archiving.mjs";
import { isBuilt } from "./stack/build-stamp.mjs";
import { checkStart } from "./stack/check-start.mjs";
import { forgetForeignSecrets, takeCredentials } from "./stack/credentials.mjs";
import { isHeld, tellHolder } from "./stack/held.mjs";
import { useLocalEnvironment } from "./stack/local-environment.mjs";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { inRoot } from "./stack/paths.mjs";
import { runEntry, StackError } from "./stack/stack-error.mjs";

/** How long a request may still take that came before the next version took over. */
const HANDING_OVER_MS = 40_000;

/** Returns what ends it. `env` still holds what the web server goes on without: the keys of the backups, the mailbox's password. */
function beside(env, ...script) {
  const command = ["--import", "tsx", inRoot("scripts", ...script)];
  const child = spawn(process.execPath, command, { stdio: "inherit", env });
  return () => child.kill();
}

await runEntry(async () => {
  await ensureWantedNode();
  takeCredentials();
  if (!isBuilt()) throw new StackError("there is no build of these sources: run npm run build first");
  const isEmbedded = !process.env.DATABASE_URL;
  const close = isEmbedded ? await useLocalEnvironment() : async () => {};
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { PORT, HOST, APP_URL, TRUSTED_PROXIES, AUTH_SECRET } = await checkStart();
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = actionsKey(AUTH_SECRET);
  const everything = { ...process.env };
  forgetForeignSecrets();
  // In this process: there is no other one to stop, and signals reach it directly.
  const { serve } = await import("./web/server.mjs");
  const origin = { appUrl: APP_URL, trustedProxies: TRUSTED_PROXIES };
  const web = await serve({ port: PORT, host: HOST, origin });
  console.log(`serving ${APP_URL} on ${HOST} port ${PORT}`);
  const endStandIn = beside(everything, "web", "stand-in.ts");
  const keeps = isEmbedded && keepsBackups() && !isHeld;
  const endKeeper = keeps ? beside(everything, "backup", "keeper.ts") : () => {};
  const stop = async (patienceMs) => {
    endStandIn();
    endKeeper();
    await web.stop(patienceMs);
    await close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stop());
  tellHolder(() => void stop(HANDING_OVER_MS));
});
