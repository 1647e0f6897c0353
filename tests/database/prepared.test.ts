// What comes again on a connection is planned once, and still answers each of those who ask with their own rows.
import { DatabaseError } from "pg";
import { asCustomer, asStaff, asSystem, direct, disconnect, type Tx } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { MOST_KEPT, Prepared } from "@/lib/prepared";
import { makeAdmin, makeCustomer } from "@/tests/support/make";
import { connectSql } from "@/tests/support/sql";

afterAll(disconnect);

const asked = (prepared: Prepared, text: string) => prepared.named({ text, values: [1] }).name;

describe("a name", () => {
  it("is given from the second time on, and stays the same", () => {
    const prepared = new Prepared();
    expect([asked(prepared, "a"), asked(prepared, "b"), asked(prepared, "a"), asked(prepared, "a")]).toEqual([
      ...[undefined, undefined, "kept_1", "kept_1"],
    ]);
  });

  it("is not given to a text without values, which may be several statements", () => {
    const prepared = new Prepared();
    for (let n = 0; n < 3; n += 1)
      expect(prepared.named({ text: "select 1; select 2", values: [] })).not.toHaveProperty("name");
  });

  it("is given to a limited number, and the others are sent without", () => {
    const prepared = new Prepared();
    const names = Array.from({ length: MOST_KEPT + 5 }, (_, n) =>
      [1, 2].map(() => asked(prepared, `select ${n}`)),
    );
    expect(new Set(names.map(([, second]) => second)).size).toBe(MOST_KEPT + 1);
    expect(asked(prepared, "select 0")).toBe("kept_1");
    expect(asked(prepared, `select ${MOST_KEPT + 1}`)).toBeUndefined();
  });

  it("is another one after PostgreSQL refused a plan, and after nothing else", () => {
    const prepared = new Prepared();
    for (let n = 0; n < 2; n += 1) asked(prepared, "a");
    prepared.refused(Object.assign(new DatabaseError("a deadlock", 1, "error"), { code: "40P01" }));
    expect(asked(prepared, "a")).toBe("kept_1");
    prepared.refused(Object.assign(new DatabaseError("cached plan", 1, "error"), { code: "0A000" }));
    expect([asked(prepared, "a"), asked(prepared, "a")]).toEqual([undefined, "kept_2"]);
  });
});

const TIMES = 12; // PostgreSQL keeps to one plan for all values from the sixth time on

const plansKept = async (tx: Tx) =>
  (
    await direct(tx)<{ statement: string; plans: number }>`
      SELECT statement, (generic_plans + custom_plans)::integer AS plans FROM pg_prepared_statements
      WHERE statement LIKE ${"%who asks%"} AND statement NOT LIKE ${"%pg_prepared_statements%"}`
  ).at(0)?.plans;

test("PostgreSQL keeps the plan", async () => {
  const plans = await asSystem(async (tx) => {
    for (let n = 0; n < TIMES; n += 1) await direct(tx)`SELECT ${n}::integer AS "who asks"`;
    return plansKept(tx);
  });
  expect(plans).toBe(TIMES - 1);
});

test("each of those who ask one after the other sees what is theirs, and only that", async () => {
  const people = await Promise.all([makeCustomer(), makeCustomer(), makeCustomer()]);
  const eaters: CustomerId[] = people.map((id) => customerId(id));
  const staff = await makeAdmin();
  const seen = (tx: Tx) =>
    direct(tx)<{ id: number }>`SELECT id FROM users WHERE id = ANY (${people}::integer[]) ORDER BY id`;
  const byOrm = (tx: Tx) =>
    tx.user.findMany({ where: { id: { in: people } }, select: { id: true }, orderBy: { id: "asc" } });
  for (let n = 0; n < TIMES; n += 1) {
    for (const id of eaters)
      for (const read of [seen, byOrm]) expect(await asCustomer(id, read)).toEqual([{ id }]);
    expect(await asStaff(staff, seen)).toHaveLength(people.length);
  }
});

test("after a migration one statement fails, and the next is planned anew", async () => {
  const sql = await connectSql();
  await sql.query("CREATE TABLE reshaped (n integer); GRANT SELECT ON reshaped TO tiffin_system");
  const read = () => asSystem((tx) => direct(tx)`SELECT * FROM reshaped WHERE n IS DISTINCT FROM ${1}`);
  try {
    await asSystem(async (tx) => {
      for (let n = 0; n < 3; n += 1) await direct(tx)`SELECT * FROM reshaped WHERE n IS DISTINCT FROM ${1}`;
    });
    await sql.query("ALTER TABLE reshaped ADD COLUMN more text");
    await expect(read()).rejects.toThrow("cached plan");
    for (let n = 0; n < 3; n += 1) expect(await read()).toEqual([]);
  } finally {
    await sql.query("DROP TABLE reshaped");
    await sql.close();
  }
});
