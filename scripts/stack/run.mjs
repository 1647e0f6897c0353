// The parts of the product, started in order of dependency.
import { keepsBackups } from "./archiving.mjs";
import { startEmbedded } from "./database.mjs";
import { demoLogins, emptyDatabase, loadDemo, refuseOpenDemo, wantsDemo, wasInterrupted } from "./demo.mjs";
import * as environment from "./environment.mjs";
import { inRoot } from "./paths.mjs";
import { secondsSince } from "./prepare.mjs";
import { endServer } from "./postgres.mjs";
import { waitFor } from "./processes.mjs";
import { StackError } from "./stack-error.mjs";

const PATIENCE = { web: 2500, worker: 2500, sandbox: 1000, backups: 1000 }; // with the database's 3 s inside the promised 10 s
const READY_LIMIT_MS = 120_000; // `next dev` compiles the first page on a busy machine

const say = (part, sentence) => console.log(`  ${part.padEnd(10)} ${sentence}`);
const script = (name) => ["--import", "tsx", inRoot("scripts", name)];

async function startDatabase(supervisor) {
  if (!environment.usesEmbeddedDatabase()) return process.env.DATABASE_URL;
  const { url } = await startEmbedded({
    onSpawn: (child) => supervisor.adopt("postgres", child, endServer),
    run: (...task) => supervisor.run(...task),
  });
  return url;
}

async function migrate(supervisor, env) {
  const output = await supervisor.run("migrating the database", [inRoot("scripts", "migrate.mjs")], { env });
  say("database", output.trim().split("\n").join(", "));
}

async function answers(url, isGood) {
  try {
    return await isGood(await fetch(url, { signal: AbortSignal.timeout(3000) }));
  } catch {
    return false;
  }
}

async function startSandbox(supervisor, { ports, variables, env }) {
  const own = environment.sandboxOnlyVariables({ ports, variables });
  const args = ["--import", "tsx", inRoot("sandbox", "main.ts")];
  supervisor.start("sandbox", args, { env: { ...env, ...own }, patience: PATIENCE.sandbox });
  // Any answer will do, even a refusal.
  if (!(await waitFor(() => answers(variables.STRIPE_API_BASE, () => true), READY_LIMIT_MS)))
    throw new StackError("the payment sandbox did not start");
  say("payments", `sandbox at ${variables.STRIPE_API_BASE}`);
}

async function loadDemoData(supervisor, url, env) {
  const started = performance.now();
  const isLoaded = wantsDemo() && (await loadDemo(url, (...task) => supervisor.run(...task), env));
  if (isLoaded) say("demo data", `loaded in ${secondsSince(started)}`);
  return isLoaded;
}

async function startWeb(supervisor, { ports, env, isDev }) {
  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  const dev = [next, "dev", "-p", String(ports.web), "-H", environment.host()];
  const args = isDev ? dev : [inRoot("scripts", "start.mjs")];
  // so that PostgreSQL's own views and logs tell the pages' statements apart from the jobs'
  const named = { ...env, PGAPPNAME: "tiffintrack-web" };
  supervisor.start("web", args, { env: named, patience: PATIENCE.web, mirror: isDev ? "all" : "errors" });
  const address = environment.localAddress(ports.web);
  const isHealthy = () =>
    answers(`${address}/health`, async (answer) => (await answer.json()).status === "ok");
  if (!(await waitFor(isHealthy, READY_LIMIT_MS)))
    throw new StackError(`the web server is not healthy (${address}/health)`);
}

/** Database, migrations, sandbox and demo data; returns the environment for every further part. */
async function startFoundations(supervisor, { ports, isDev }) {
  const databaseUrl = await startDatabase(supervisor);
  const variables = environment.stackVariables({ databaseUrl, ports });
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...variables };
  env.NODE_ENV = isDev ? "development" : "production";
  if (environment.usesEmbeddedDatabase()) environment.keepVariables(variables);
  if (wasInterrupted() && environment.usesEmbeddedDatabase()) await emptyDatabase(databaseUrl);
  await migrate(supervisor, env);
  if (environment.usesSandbox()) await startSandbox(supervisor, { ports, variables, env });
  return { env, isLoaded: await loadDemoData(supervisor, databaseUrl, env) };
}

export async function seedOnly(supervisor, { ports }) {
  const { isLoaded } = await startFoundations(supervisor, { ports, isDev: false });
  if (!isLoaded) say("demo data", "not loaded: the database is not empty, or it is not wanted here");
  await supervisor.shutdown(0);
}

export async function startProduct(supervisor, { ports, isDev }) {
  /** @type {{ env: Record<string, string | undefined> }} */
  const { env } = await startFoundations(supervisor, { ports, isDev });
  const logins = await demoLogins(env.DATABASE_SYSTEM_URL ?? env.DATABASE_URL);
  refuseOpenDemo(logins);
  if (logins.length) env.TIFFINTRACK_DEMO_LOGINS = "1";
  supervisor.start("worker", script("worker.ts"), { env, patience: PATIENCE.worker });
  if (environment.usesEmbeddedDatabase() && keepsBackups())
    supervisor.start("backups", script("backup/keeper.ts"), { env, patience: PATIENCE.backups });
  await startWeb(supervisor, { ports, env, isDev });
  supervisor.refuseWhenStopping();
  console.log(`\n${env.APP_URL}`);
  for (const { role, email, password } of logins) console.log(`login ${role} ${email} ${password}`);
  console.log("\nCtrl-C stops everything; the data stays.");
}
