import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { freePort, newDataDir, runUpToItsEnd, startStack, type Stack } from "./support/stack";

const TEN_SECONDS = 10_000;

test.describe.configure({ timeout: 180_000 });

/** Living processes (no zombies) that work in this data folder or were told of it: everything `up` started over it. */
function processesOver(dataDir: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, "utf8");
        const about = read("environ") + read("cmdline") + readlinkSync(`/proc/${pid}/cwd`);
        return about.includes(dataDir) && !read("stat").includes(") Z ");
      } catch {
        return false; // ended meanwhile, or not ours to look at
      }
    });
}

async function inDatabase<T>(stack: Stack, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const isHealthy = async (stack: Stack) => (await fetch(`${stack.address}/health`)).status === 200;

function occupy(port: number): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(() => server.close()));
  });
}

test("stops all of it within ten seconds of a SIGTERM and leaves no process", async () => {
  const stack = await startStack({ demo: false });
  expect(await isHealthy(stack)).toBe(true);
  expect(processesOver(stack.dataDir).length).toBeGreaterThan(3);
  const asked = performance.now();
  expect(await stack.stop()).toBe(143);
  expect(performance.now() - asked).toBeLessThan(TEN_SECONDS);
  expect(processesOver(stack.dataDir)).toEqual([]);
  await stack.remove();
});

test("starts clean after kill -9 of its parent, with nothing lost", async () => {
  const stack = await startStack({ demo: false });
  await inDatabase(stack, "create table kept (n int); insert into kept values (42)");
  stack.process.kill("SIGKILL");
  const again = await startStack({ demo: false, dataDir: stack.dataDir, port: stack.port });
  expect(await isHealthy(again)).toBe(true);
  expect(await inDatabase(again, "select n from kept")).toEqual([{ n: 42 }]);
  await again.stop();
  expect(processesOver(stack.dataDir)).toEqual([]);
  await again.remove();
});

test("starts clean after kill -9 of everything, with nothing lost", async () => {
  const stack = await startStack({ demo: false });
  await inDatabase(stack, "create table kept (n int); insert into kept values (42)");
  for (const pid of processesOver(stack.dataDir)) process.kill(Number(pid), "SIGKILL");
  await expect.poll(() => processesOver(stack.dataDir)).toEqual([]);
  const again = await startStack({ demo: false, dataDir: stack.dataDir, port: stack.port });
  expect(await isHealthy(again)).toBe(true);
  expect(await inDatabase(again, "select n from kept")).toEqual([{ n: 42 }]);
  await again.remove();
});

test("keeps data, logins and secrets when the clock is moved by a restart", async () => {
  const stack = await startStack({ demo: false, now: new Date("2031-03-01T05:00:00Z") });
  await inDatabase(stack, "create table kept (n int); insert into kept values (42)");
  const secret = readFileSync(`${stack.dataDir}/auth-secret`, "utf8");
  const later = await stack.restart({ now: new Date("2031-04-02T05:00:00Z") });
  expect(await inDatabase(later, "select n from kept")).toEqual([{ n: 42 }]);
  expect(readFileSync(`${stack.dataDir}/auth-secret`, "utf8")).toBe(secret);
  expect(later.address).toBe(stack.address);
  await later.remove();
});

for (const name of ["PORT", "SANDBOX_PORT"])
  test(`names a taken ${name} in one line and starts nothing`, async () => {
    const port = await freePort();
    const release = await occupy(port);
    const dataDir = newDataDir();
    const { code, output } = await runUpToItsEnd({ dataDir, env: { [name]: String(port) } });
    release();
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toHaveLength(1);
    expect(output).toContain(String(port));
    expect(output).toContain(name);
    expect(readdirSync(dataDir)).toEqual([]);
  });

test("refuses to start twice over one data folder, and says where it runs", async () => {
  const stack = await startStack({ demo: false });
  const { code, output } = await runUpToItsEnd({ dataDir: stack.dataDir });
  expect(code).toBe(1);
  expect(output).toContain(stack.address);
  expect(await isHealthy(stack)).toBe(true);
  await stack.remove();
});

test("says in one line what the environment lacks", async () => {
  const { code, output } = await runUpToItsEnd({ env: { DATABASE_URL: "postgresql://x@127.0.0.1:1/x" } });
  expect(code).toBe(1);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).toContain("AUTH_SECRET");
});
