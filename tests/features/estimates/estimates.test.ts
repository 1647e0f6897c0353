import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { MOST_KEPT, readKept, writeKept, type KeptEstimate } from "@/lib/domain/estimates/kept";
import type { CustomerId } from "@/lib/domain/identity";
import { rupees } from "@/lib/domain/money";
import { addDays, parsePlainDate } from "@/lib/domain/plain-date";
import { forgetEstimates, keepEstimates, MOST_SAVED } from "@/lib/features/estimates/commands";
import { ESTIMATES_SHOWN, listEstimates } from "@/lib/features/estimates/queries";
import { overwrite } from "@/lib/features/own-data/erase";
import { ownDataOf } from "@/lib/features/own-data/export";
import { keepEstimatesSchema } from "@/lib/features/estimates/schema";
import { makeParts } from "@/lib/features/system/commands";
import { as, at } from "@/tests/features/notices/sample";
import { makeAdmin, makeCustomer } from "@/tests/support/make";
import { connectSql, type Sql } from "@/tests/support/sql";

const NOW = at("2026-12-15", "10:00");
const LONG_AHEAD = at("2027-12-15", "10:00");

let sql: Sql;
beforeAll(async () => void (sql = await connectSql()));
afterAll(async () => {
  await sql.close();
  await disconnect();
});

const from = parsePlainDate("2026-12-16");
const line = { planId: 7, planName: "Veg Thali", dailyRate: rupees(120), weekdays: [1, 2, 3, 4, 5] as const };

function estimate(number: number, changed: Partial<KeptEstimate> = {}): KeptEstimate {
  return {
    ...{
      key: `estimate-${number}`.padEnd(22, "_"),
      savedAt: NOW.getTime() - 1_000 * number,
      amount: rupees(2_640),
    },
    wish: { lines: [line], from, to: addDays(from, 30), away: [] },
    ...changed,
  };
}

const keep = (id: CustomerId, kept: readonly KeptEstimate[], now = NOW) =>
  as(id, now, (scope) => keepEstimates(scope, keepEstimatesSchema.parse({ kept: writeKept(kept) })));
const listed = (id: CustomerId, filter: { search?: string; after?: number; before?: number } = {}) =>
  as(id, NOW, (scope) => listEstimates(scope, { search: "", ...filter }));
const keysOf = ({ rows }: { rows: readonly KeptEstimate[] }) => rows.map(({ key }) => key);

test("what a guest saved is in the account once, however often it is brought, and as it was", async () => {
  const id = await makeCustomer();
  const away = [{ from, to: addDays(from, 2) }];
  const kept = [estimate(1), estimate(2, { wish: { ...estimate(2).wish, to: null, away } }), estimate(3)];
  expect(await keep(id, kept)).toEqual({ ok: true, value: { added: 3 } });
  expect(await keep(id, kept)).toEqual({ ok: true, value: { added: 0 } });
  expect(await keep(id, [estimate(4), ...kept, estimate(4)])).toEqual({ ok: true, value: { added: 1 } });
  const { rows } = await listed(id);
  expect(rows.map(({ id: _id, ...one }) => one)).toEqual([...kept, estimate(4)]);
});

test("two tabs that bring the same at once add it once", async () => {
  const id = await makeCustomer();
  const kept = Array.from({ length: MOST_KEPT }, (_, number) => estimate(number));
  const answers = await Promise.all([keep(id, kept), keep(id, kept), keep(id, kept)]);
  expect(answers.map((answer) => answer.ok && answer.value.added).toSorted()).toEqual(
    [0, 0, MOST_KEPT].toSorted(),
  );
  expect(await asSystem((tx) => tx.estimate.count({ where: { customerId: id } }))).toBe(MOST_KEPT);
});

test("a browser's wrong clock puts nothing ahead, nor before the months that are kept at hand", async () => {
  const id = await makeCustomer();
  const [ahead, before] = [estimate(1, { savedAt: LONG_AHEAD.getTime() }), estimate(2, { savedAt: 0 })];
  await keep(id, [ahead, before]);
  expect(await keep(id, [ahead, before])).toEqual({ ok: true, value: { added: 0 } });
  const { rows } = await listed(id);
  expect(keysOf({ rows })).toEqual([ahead.key, before.key]);
  expect(rows[0]?.savedAt).toBe(NOW.getTime());
  expect(rows[1]?.savedAt).toBe(at("2024-12-01", "00:00").getTime());
});

test("a year on, with nobody having made its month, none is lost, and the next run gives it its month", async () => {
  const id = await makeCustomer();
  const kept = [estimate(1, { savedAt: LONG_AHEAD.getTime() })];
  const partOf = async () =>
    (
      await sql.query<{ part: string }>(
        "SELECT tableoid::regclass::text AS part FROM estimates WHERE customer_id = $1",
        [id],
      )
    ).map(({ part }) => part);
  expect(await keep(id, kept, LONG_AHEAD)).toMatchObject({ ok: true });
  expect(await partOf()).toEqual(["estimates_other"]);
  await asSystem((tx) => makeParts(tx, "estimates", parsePlainDate("2027-12-15")), LONG_AHEAD);
  expect(await partOf()).toEqual(["estimates_2027_12"]);
});

test("page by page nothing is lost or shown twice, also of one instant, and back again", async () => {
  const id = await makeCustomer();
  const savedAt = NOW.getTime() - 5_000;
  for (let hundred = 0; hundred < 10; hundred += 1)
    await keep(
      id,
      Array.from({ length: 100 }, (_, number) => estimate(hundred * 100 + number, { savedAt })),
    );
  const seen: string[] = [];
  let page = await listed(id);
  let last = page;
  for (;;) {
    seen.push(...keysOf(page));
    last = page;
    if (page.after === null) break;
    page = await listed(id, { after: page.after });
  }
  expect(seen).toHaveLength(1_000);
  expect(new Set(seen).size).toBe(1_000);
  const back = await listed(id, { before: last.before ?? undefined });
  expect(keysOf(back)).toEqual(seen.slice(-2 * ESTIMATES_SHOWN, -ESTIMATES_SHOWN));
});

test.each([
  ["veg", 2],
  ["dinner dec", 1],
  ["2,640", 1],
  ["₹900", 1],
  ["900", 1],
  ["x", 0],
  ["100%", 0],
])("a search for %j finds %s", async (search, count) => {
  const id = await makeCustomer();
  const dinner = { ...line, planName: "Light Dinner" };
  const other = { amount: rupees(900), wish: { ...estimate(2).wish, lines: [line, dinner] } };
  await keep(id, [estimate(1), estimate(2, other)]);
  await keep(await makeCustomer(), [estimate(3)]);
  expect((await listed(id, { search })).rows).toHaveLength(count);
});

test("nobody reads, deletes or saves for anybody else, not even the office", async () => {
  const [asha, meera] = [await makeCustomer(), await makeCustomer()];
  await keep(asha, [estimate(1)]);
  const [own] = (await listed(asha)).rows;
  expect((await listed(meera)).rows).toEqual([]);
  const theirs = await as(meera, NOW, (scope) => forgetEstimates(scope, { estimateId: own?.id ?? 0 }));
  expect(theirs).toEqual({ ok: true, value: { gone: 0 } });
  const forged = { customerId: asha, expression: "x", result: "x", inputs: { key: "x".repeat(22) } };
  await expect(asCustomer(meera, (tx) => tx.estimate.create({ data: forged }), NOW)).rejects.toThrow(
    /row-level security/,
  );
  await expect(asStaff(await makeAdmin(), (tx) => tx.estimate.count(), NOW)).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    asCustomer(asha, (tx) => tx.estimate.updateMany({ data: { result: "₹1" } }), NOW),
  ).rejects.toThrow(/permission denied/);
});

test("one goes, or all; a press without a number takes nothing away", async () => {
  const id = await makeCustomer();
  await keep(id, [estimate(1), estimate(2), estimate(3)]);
  const [newest] = (await listed(id)).rows;
  const forget = (input: Parameters<typeof forgetEstimates>[1]) =>
    as(id, NOW, (scope) => forgetEstimates(scope, input));
  expect(await forget({ estimateId: newest?.id ?? 0 })).toEqual({ ok: true, value: { gone: 1 } });
  expect(keysOf(await listed(id))).toEqual([estimate(2).key, estimate(3).key]);
  expect(await forget({ isAll: true })).toEqual({ ok: true, value: { gone: 2 } });
});

test("an account holds ten thousand; what would be more is refused whole", async () => {
  const id = await makeCustomer();
  await sql.query(
    `INSERT INTO estimates (customer_id, expression, result, inputs, created_at)
     SELECT $1, 'Veg Thali', '₹1', jsonb_build_object('key', lpad(n::text, 22, '0')), $2 FROM generate_series(1, $3::int) n`,
    [id, NOW, MOST_SAVED - 1],
  );
  expect(await keep(id, [estimate(1), estimate(2)])).toEqual({ ok: false, error: "estimates-full" });
  expect(await keep(id, [estimate(1)])).toEqual({ ok: true, value: { added: 1 } });
});

test("what is no estimate is left out, and the database takes no row without a key", async () => {
  const id = await makeCustomer();
  expect(readKept("[[1]]")).toEqual([]);
  expect(await keep(id, [])).toEqual({ ok: true, value: { added: 0 } });
  const bare = { customerId: id, expression: "x", result: "x", inputs: {}, createdAt: NOW };
  await expect(asSystem((tx) => tx.estimate.create({ data: bare }))).rejects.toThrow(
    /estimates_inputs_check/,
  );
});

test("an account that is closed for good keeps none, and everybody's copy of their data has them", async () => {
  const id = await makeCustomer();
  await keep(id, [estimate(1)]);
  const data = await asSystem((tx) => ownDataOf(tx, id));
  expect(data.estimates).toMatchObject([
    { result: "₹2,640", inputs: { key: estimate(1).key, amount: 2_640 } },
  ]);
  await asSystem((tx) => overwrite(tx, id, "somebody@example.test", NOW));
  expect(await asSystem((tx) => tx.estimate.count({ where: { customerId: id } }))).toBe(0);
});
