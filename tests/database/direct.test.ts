// Statements past the ORM: on the transaction's own connection, with its identity, and never after its end.
import { asCustomer, asGuest, asSystem, direct, disconnect, toSqlDate, type Tx } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { makeCustomer } from "@/tests/support/make";

let someone: CustomerId;

beforeAll(async () => {
  someone = customerId(await makeCustomer());
  await makeCustomer();
});
afterAll(disconnect);

test("it is in the transaction: it sees what was written there, and goes back with it", async () => {
  const undone = asSystem(async (tx) => {
    await tx.area.create({ data: { name: "Moon" } });
    expect(await direct(tx)<{ name: string }>`SELECT name FROM areas WHERE name = ${"Moon"}`).toEqual([
      { name: "Moon" },
    ]);
    await direct(tx)`INSERT INTO areas (name) VALUES (${"Mars"})`;
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await asSystem((tx) => tx.area.count({ where: { name: { in: ["Moon", "Mars"] } } }))).toBe(0);
});

test("it is who the transaction is", async () => {
  const seen = (tx: Tx) => direct(tx)<{ id: number }>`SELECT id FROM users WHERE role = 'customer'`;
  expect(await asCustomer(someone, seen)).toEqual([{ id: someone }]);
  await expect(asGuest(seen)).rejects.toThrow("permission denied");
  expect((await asSystem(seen)).length).toBeGreaterThan(1);
});

test("it reads and writes as the ORM does", async () => {
  const at = new Date("2027-03-01T19:30:00.123Z");
  const asked = (tx: Tx) => direct(tx)`
    SELECT ${at}::timestamptz AS at, ${[1, 2]}::integer[] AS ids, 7 AS number, true AS yes, '{"a":[1]}'::json AS json,
      ${null}::text AS none`;
  expect(await asSystem(asked)).toEqual([
    { at, ids: [1, 2], number: 7, yes: true, json: { a: [1] }, none: null },
  ]);
  const day = (tx: Tx) =>
    direct(
      tx,
    )`SELECT ${"2027-03-01"}::date AS given, ${toSqlDate(parsePlainDate("2027-03-02"))}::date AS made`;
  expect(await asSystem(day)).toEqual([{ given: "2027-03-01", made: "2027-03-02" }]);
});

test("what PostgreSQL refuses is told without the row", async () => {
  const wrong = asSystem((tx) => direct(tx)`INSERT INTO areas (name) VALUES (${null}::text)`);
  const fault: unknown = await wrong.catch((error: unknown) => error);
  expect(fault).toMatchObject({ code: "23502", message: expect.stringContaining("null value") });
  expect(Object.keys(Object(fault))).toEqual(["code", "constraint"]);
});

test.each([
  ["committed", async () => {}],
  [
    "taken back",
    async () => {
      throw new Error("taken back");
    },
  ],
])("nothing is sent once the transaction is %s", async (_, end) => {
  let kept: Tx | undefined;
  const ended = asSystem(async (tx) => {
    kept = tx;
    await end();
  });
  await ended.catch(() => {});
  if (!kept) throw new Error("no transaction was opened");
  await expect(direct(kept)`SELECT 1`).rejects.toThrow("a statement after its transaction");
});

test("a connection that went on to another transaction is that one's alone", async () => {
  const before: Tx[] = [];
  for (let turn = 0; turn < 12; turn++) {
    await asSystem(async (tx) => {
      for (const other of before)
        await expect(direct(other)`SELECT 1`).rejects.toThrow("after its transaction");
      expect(await direct(tx)`SELECT 1 AS one`).toEqual([{ one: 1 }]);
      before.push(tx);
    });
  }
});
