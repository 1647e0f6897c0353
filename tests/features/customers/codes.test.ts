// The code on a customer's box: one for each, without signs that are taken for others, and found however it is written.
import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { getCustomer, listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { peopleFound, personIn } from "@/lib/lists/search";
import { connectSql, type Sql } from "@/tests/support/sql";
import { makeCustomer, makeStaff } from "@/tests/support/make";

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const codeOf = async (id: number) =>
  (await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id }, select: { code: true } }))).code ?? "";

test("a customer has four signs from the first moment, staff have none", async () => {
  expect(await codeOf(await makeCustomer())).toMatch(/^[34679CFGHJKMNPRTVWXY]{4}$/);
  expect(await codeOf((await makeStaff("driver")).id)).toBe("");
});

test("no two numbers have the same code, and neighbours look unlike", async () => {
  // the digits of a number that a product modulo what it has no factor in common with gives once
  const [all] = await sql.query(
    `SELECT count(DISTINCT n::bigint * 48271 % 160000)::int AS spread FROM generate_series(0, 159999) AS n`,
  );
  expect(all).toEqual({ spread: 160_000 });
  const count = (from: number, to: number) =>
    sql.query(
      `SELECT count(DISTINCT customer_code(n))::int AS codes, min(length(customer_code(n))) AS shortest,
         max(length(customer_code(n))) AS longest FROM generate_series($1::int, $2::int) AS n`,
      [from, to],
    );
  expect(await count(0, 15_999)).toEqual([{ codes: 16_000, shortest: 4, longest: 4 }]);
  expect(await count(160_000, 165_000)).toEqual([{ codes: 5_001, shortest: 5, longest: 5 }]);
  expect(await count(3_360_000, 3_360_100)).toEqual([{ codes: 101, shortest: 8, longest: 8 }]);
  expect(await count(2_147_483_640, 2_147_483_647)).toEqual([{ codes: 8, shortest: 8, longest: 8 }]);
  const [near] = await sql.query<{ most: number }>(
    `SELECT max(same)::int AS most FROM (SELECT (SELECT count(*) FROM generate_series(1, 4) AS place
       WHERE substr(customer_code(n), place, 1) = substr(customer_code(n + 1), place, 1)) AS same
     FROM generate_series(1, 2000) AS n) AS pairs`,
  );
  expect(near?.most).toBeLessThan(3);
});

test("the office finds a customer by it, however it is written, and by no other part of it", async () => {
  const id = await makeCustomer();
  const code = await codeOf(id);
  const support = await makeStaff("support");
  const spellings = [code, code.toLowerCase(), `#${code}`, `${code.slice(0, 2)} ${code.slice(2)}`];
  for (const search of spellings) {
    const found = await asStaff(support, (tx) => peopleFound(tx, search, 100));
    expect({ search, found }).toEqual({ search, found: expect.arrayContaining([id]) });
    const read = await asStaff(support, (tx) =>
      tx.user.findMany({ where: personIn(search), select: { id: true } }),
    );
    expect(read).toContainEqual({ id });
  }
  const filter = customerFilterSchema.parse({ search: code });
  const { rows } = await asStaff(support, (tx) => listCustomers(tx, filter, parsePlainDate("2026-12-01")));
  expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ id, code })]));
  expect(await asStaff(support, (tx) => getCustomer(tx, id))).toMatchObject({ code });
});

test("nobody changes it", async () => {
  const id = await makeCustomer();
  const change = asCustomer(id, (tx) => tx.user.updateMany({ where: { id }, data: { code: "XXXX" } }));
  await expect(change).rejects.toThrow(/permission denied/);
});
