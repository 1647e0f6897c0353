import { Client } from "pg";
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { customerId, userId } from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { locksOff, makeLogins } from "@/scripts/stack/database-logins.mjs";
import { closeRateLimits, takeTry } from "@/lib/access/rate-limit";
import { connectSql, refusalOf, type Sql } from "../support/sql";
import { loadSample } from "./sample";

const DENIED = "42501";

/** The address of this file's database for another login. */
function as(name: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.username = name;
  url.password = `the password of ${name}'s`;
  return url.href;
}

const addresses = { DATABASE_URL: as("visitors_of_tests"), DATABASE_SYSTEM_URL: as("jobs_of_tests") };
const first = env().DATABASE_URL;

let sql: Sql;
let visitors: Client;
let jobs: Client;

beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
  const owner = await connected(process.env.DATABASE_URL ?? "");
  await makeLogins(owner, addresses);
  // once more: what is there is brought in order
  await makeLogins(owner, addresses);
  await owner.end();
  visitors = await connected(addresses.DATABASE_URL);
  jobs = await connected(addresses.DATABASE_SYSTEM_URL);
  Object.assign(env(), addresses);
});

afterAll(async () => {
  await disconnect();
  await closeRateLimits();
  Object.assign(env(), { DATABASE_URL: first, DATABASE_SYSTEM_URL: undefined });
  await Promise.all([visitors.end(), jobs.end(), sql.close()]);
});

async function connected(connectionString: string): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}

describe("the login that serves visitors", () => {
  test("can't become the system, nor the owner", async () => {
    expect(await refusalOf(visitors.query("SET ROLE tiffin_system"))).toBe(DENIED);
    expect(await refusalOf(visitors.query("SET ROLE postgres"))).toBe(DENIED);
    expect(await refusalOf(visitors.query("SET ROLE jobs_of_tests"))).toBe(DENIED);
    const role = "SELECT set_config('role', 'tiffin_system', false)";
    expect(await refusalOf(visitors.query(role))).toBe(DENIED);
  });

  test.each(["users", "bills", "sessions"])("without an identity reads nothing of %s", async (table) => {
    expect(await refusalOf(visitors.query(`SELECT * FROM ${table}`))).toBe(DENIED);
  });

  test("reads no password hash as anybody", async () => {
    await visitors.query("BEGIN; SET LOCAL ROLE tiffin_staff");
    const hashes = visitors.query("SELECT email, password FROM users");
    expect(await refusalOf(hashes)).toBe(DENIED);
    await visitors.query("ROLLBACK");
  });

  test("is told which locks are not on", async () => {
    expect(await locksOff(visitors)).toEqual(["it may make temporary tables"]);
    const owner = await connected(first);
    expect(await locksOff(owner)).toContain("no row-level security binds it");
    await owner.end();
  });
});

test("the login of jobs becomes the system and nobody else", async () => {
  await jobs.query("BEGIN; SET LOCAL ROLE tiffin_system");
  expect((await jobs.query("SELECT id FROM users")).rowCount).toBe(7);
  await jobs.query("ROLLBACK");
  expect(await refusalOf(jobs.query("SET ROLE tiffin_customer"))).toBe(DENIED);
  expect(await refusalOf(jobs.query("SET ROLE visitors_of_tests"))).toBe(DENIED);
});

test("the product works with both, whoever asks, at the same time", async () => {
  const meera = customerId(101);
  const owner = { id: userId(103), role: "owner" as const };
  const count = { customer: 0, staff: 0, system: 0 };
  const rounds = Array.from({ length: 120 }, async (_, round) => {
    const who = (["customer", "staff", "system"] as const)[round % 3] ?? "system";
    const ids = (tx: Parameters<Parameters<typeof asSystem>[0]>[0]) =>
      tx.user.findMany({ select: { id: true } });
    const seen = {
      customer: () => asCustomer(meera, ids),
      staff: () => asStaff(owner, ids),
      system: () => asSystem(ids),
    }[who];
    expect((await seen()).length).toBe(who === "customer" ? 1 : 7);
    count[who] += 1;
  });
  await Promise.all(rounds);
  expect(count).toEqual({ customer: 40, staff: 40, system: 40 });
  expect(await takeTry("of-a-test", "somebody", { points: 1, seconds: 60 })).toBe(true);
  expect(await takeTry("of-a-test", "somebody", { points: 1, seconds: 60 })).toBe(false);
});
