// What takes longer than a second is written down with its plan, and shown to an owner; what fails or is slow is counted.
import { asCustomer, asGuest, asStaff, asSystem, disconnect, type Heard } from "@/lib/db";
import { costliestStatements, slowStatements } from "@/lib/features/system/statement-queries";
import { startFigures } from "@/lib/process/figures";
import { isToldAgain } from "@/lib/process/slow-statements";
import { countStatement, statementFigures, statementTotals } from "@/lib/process/statements";
import { makeCustomer, makeStaff } from "../../support/make";

const endFigures = startFigures();
afterAll(async () => {
  endFigures();
  await disconnect();
});

const heard = (given: Partial<Heard>): Heard => ({
  ...{ text: "SELECT 1", ms: 1, opening: "BEGIN", fault: undefined, login: "visitors" },
  ...given,
});

/** What is written down is written after the answer. */
async function untilNoted(count: number) {
  const owner = await makeStaff("owner");
  for (;;) {
    const rows = await asStaff(owner, slowStatements);
    if (rows.length >= count) return rows;
  }
}

test("a statement of more than a second is shown with its plan as whoever sent it would get it, without its values", async () => {
  const id = await makeCustomer();
  await asCustomer(
    id,
    (tx) =>
      tx.$queryRaw`SELECT fullname, pg_sleep(1.05)::text AS slept FROM users WHERE id = ${id} OR area = ${"nowhere"}`,
  );
  const [row] = await untilNoted(1);
  expect(row?.text).toMatch(
    /^SELECT fullname, pg_sleep\(1.05\)::text AS slept FROM users WHERE id = \$1 OR area = \$2$/,
  );
  expect(row?.ms).toBeGreaterThan(1_000);
  expect(row?.plan).toMatch(/Scan .*on users/);
  expect(row?.plan).not.toContain("nowhere");
  // the policy under which a customer reads
  expect(row?.plan).toContain("InitPlan");
});

test("of what runs as more than one statement no plan is asked, and nothing of it runs again", async () => {
  await asSystem((tx) => tx.$executeRawUnsafe("SELECT pg_sleep(1.05); SELECT 1"));
  const [row] = await untilNoted(2);
  expect(row?.plan).toBe("");
});

test.each([
  ["shorter than a second", heard({ text: "SELECT a", ms: 999 }), false],
  ["a second", heard({ text: "SELECT b", ms: 1_000 }), true],
  ["the same again within ten minutes", heard({ text: "SELECT b", ms: 1_000 }), false],
  ["a question for a plan", heard({ text: "EXPLAIN SELECT c", ms: 9_000 }), false],
  ["outside of a transaction", heard({ text: "SELECT d", ms: 9_000, opening: undefined }), false],
])("%s: told %#", (_, one, told) => expect(isToldAgain(one, 4_000_000_000_000)).toBe(told));

test("the same is told again after ten minutes, and twenty within them at most", () => {
  const later = 4_000_000_600_000;
  expect(isToldAgain(heard({ text: "SELECT b", ms: 1_000 }), later)).toBe(true);
  const told = Array.from({ length: 30 }, (_, n) =>
    isToldAgain(heard({ text: `SELECT e${n}`, ms: 1_000 }), later),
  );
  expect(told.filter(Boolean)).toHaveLength(19);
});

test("statements are counted by kind, slow and failed ones too, for five minutes and in all", () => {
  const minute = 60_000;
  const start = 40_000_000 * minute;
  const before = structuredClone(statementTotals());
  const count = (given: Partial<Heard>, at = start) => countStatement(heard(given), at);
  count({ ms: 100 });
  count({ ms: 101 });
  count({ text: "UPDATE x", ms: 200 });
  count({ text: "COMMIT", ms: 201 });
  count({ text: "BEGIN", ms: 900 });
  count({ ms: 900, login: "system" });
  count({ fault: Object.assign(new Error("a rule"), { code: "23505" }) });
  count({ fault: Object.assign(new Error("of a trigger"), { code: "P0001" }) });
  count({ fault: Object.assign(new Error("in time"), { code: "57014" }) });
  count({ fault: new Error("connection lost"), login: "system" });
  const figures = { reads: 5, slowReads: 1, writes: 2, slowWrites: 1 };
  expect(statementFigures(start)).toMatchObject(figures);
  expect(statementFigures(start + minute)).toEqual({ ...figures, failed: 2 });
  expect(statementFigures(start + 4 * minute)).toEqual({ ...figures, failed: 0 });
  expect(statementFigures(start + 5 * minute).reads).toBe(0);
  const { read, failed } = statementTotals();
  expect([read.all - before.read.all, failed - before.failed]).toEqual([5, 2]);
});

test("PostgreSQL's own account of its statements is an owner's alone", async () => {
  const owner = await makeStaff("owner");
  const rows = await asStaff(owner, costliestStatements);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows[0]).toEqual({
    ...{ text: expect.any(String), calls: expect.any(Number) },
    ...{ totalMs: expect.any(Number), meanMs: expect.any(Number) },
  });
  expect(await asStaff(await makeStaff("admin"), costliestStatements)).toEqual([]);
  await expect(asGuest(costliestStatements)).rejects.toThrow(/permission denied/);
});
