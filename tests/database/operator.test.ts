import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { asSystem, disconnect } from "@/lib/db";
import { checkHealth } from "@/lib/process/health";
import { beat, secondsSinceHeartbeat } from "@/lib/process/heartbeat";
import { makeCustomer } from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";

const url = () => String(process.env.DATABASE_URL);
const databaseName = () => new URL(url()).pathname.slice(1);

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(async () => {
  await sql.close();
  await disconnect();
});

type Ended = { code: number; output: string };
type Failed = { code: number; stderr: string };

const hasFailed = (error: unknown): error is Failed =>
  typeof error === "object" && error !== null && "code" in error && "stderr" in error;

/** Runs a command of the operator's to its end. */
async function command(
  script: string,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: url(), ...more };
  try {
    const program = [path.join("scripts", script), ...args];
    return { code: 0, output: (await promisify(execFile)(process.execPath, program, { env })).stdout };
  } catch (error) {
    if (!hasFailed(error)) throw error;
    return { code: error.code, output: error.stderr };
  }
}

const oneLine = (words: string) => ({
  code: 1,
  output: expect.stringMatching(new RegExp(`^error: .*${words}.*\\n$`)),
});

describe("a database that holds rows", () => {
  beforeAll(() => makeCustomer());

  test("loses none of them to --down, unless it is named", async () => {
    expect(await command("migrate.mjs", ["--down"])).toEqual(oneLine(`--yes-lose ${databaseName()}`));
    expect(await command("migrate.mjs", ["--down", "--yes-lose", "another"])).toEqual(oneLine("holds rows"));
    expect(await sql.query("SELECT count(*)::int AS n FROM users")).toEqual([{ n: 1 }]);
  });

  test("loses none of them to a reset, whatever was said yes to", async () => {
    expect(await command("reset.mjs", ["--yes"])).toEqual(oneLine(`--yes-lose ${databaseName()}`));
    expect(await sql.query("SELECT count(*)::int AS n FROM users")).toEqual([{ n: 1 }]);
  });

  test.each(["migrate.mjs", "reset.mjs"])("is never given up beside a live key, by %s", async (script) => {
    const args = ["--down", "--yes-lose", databaseName()];
    const live = { STRIPE_SECRET_KEY: "sk_live_1" };
    expect(await command(script, args, live)).toEqual(oneLine("live key"));
  });
});

test("a wrong password, host or database name is one line", async () => {
  const wrong = new URL(url());
  wrong.password = "wrong-word";
  const refused = await command("migrate.mjs", [], { DATABASE_URL: wrong.href });
  expect(refused).toEqual(oneLine("refuses the password of"));
  expect(refused.output).not.toContain("wrong-word");
  wrong.href = url();
  wrong.pathname = "/nowhere";
  expect(await command("migrate.mjs", [], { DATABASE_URL: wrong.href })).toEqual(
    oneLine("has no database nowhere"),
  );
  wrong.port = "1";
  expect(await command("migrate.mjs", [], { DATABASE_URL: wrong.href })).toEqual(
    oneLine("does not answer there"),
  );
});

test("a database that a newer version has migrated is not touched by this one", async () => {
  await sql.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
    VALUES ('x', 'x', '29990101000000_later', now(), now(), 1)`);
  expect(await command("migrate.mjs", [])).toEqual(oneLine("newer version \\(29990101000000_later\\)"));
  expect(await checkHealth()).toMatchObject({ healthy: true, database: "ok" });
  await sql.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
});

describe("the health of the product", () => {
  test("names the version, and a worker that was never heard of", async () => {
    await sql.query("DELETE FROM heartbeats");
    expect(await checkHealth()).toEqual({
      healthy: true,
      status: "ok",
      database: "ok",
      worker: "silent",
      version: expect.stringMatching(/^\d+\.\d+\.\d+\+\w+$/),
    });
  });

  test("is told of a worker that was heard of just now, and of one silent for five minutes", async () => {
    await asSystem(beat);
    expect(await asSystem(secondsSinceHeartbeat)).toBeLessThan(300);
    expect(await checkHealth()).toMatchObject({ worker: "ok", healthy: true });
    await sql.query("UPDATE heartbeats SET seen_at = seen_at - interval '5 minutes 1 second'");
    expect(await checkHealth()).toMatchObject({ worker: "silent", healthy: true });
  });

  test("is down while a migration of this version is missing", async () => {
    const [last] = await sql.query<{ name: string }>(
      "UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name AS name",
    );
    expect(await checkHealth()).toMatchObject({
      healthy: false,
      status: "down",
      database: "migrations-behind",
    });
    await sql.query("UPDATE _prisma_migrations SET finished_at = now() WHERE migration_name = $1", [
      last?.name,
    ]);
  });
});
