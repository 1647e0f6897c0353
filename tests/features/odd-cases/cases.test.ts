import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { post } from "@/lib/features/books/commands";
import { countCases, openCases } from "@/lib/features/odd-cases/cases";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { settleCaseSchema } from "@/lib/features/odd-cases/schema";
import { makeBilledCustomer, staffFlow } from "../../support/bills";
import { atOnce } from "../../support/crowd";
import { at, makeAdmin, makeCustomer, makeStaff } from "../../support/make";

const now = at("2026-12-03", "10:00");
let made = 0;

type About = { billId?: number; customerId?: number };

async function raise(kind: string, details: object, about: About = {}): Promise<number> {
  made += 1;
  const data = { kind, ...about, stripeObjectId: `pi_flag_${made}`, details };
  return (await asSystem((tx) => tx.case.create({ data }), now)).id;
}

beforeEach(() => asSystem((tx) => tx.case.updateMany({ data: { resolvedAt: now } })));

test("tells what happened: whose bill, what arrived and what was expected", async () => {
  const { billId } = await makeBilledCustomer();
  const received = { amount: 100_000, currency: "inr" };
  const expected = { amount: 120_000, currency: "inr" };
  await raise("amount-differs", { received, expected }, { billId });
  await raise("unknown-intent", { received, billId: String(billId), customerId: "1" });
  await raise("unknown-intent", { received, billId: "999999", customerId: "1" });
  await raise("missing-at-gateway", { amount: 120_000 }, { billId });
  await raise("a-new-kind", { surprising: true });

  const cases = await asStaff(await makeAdmin(), (tx) => openCases(tx, 10));

  expect(cases).toMatchObject([
    { kind: "amount-differs", received, expected, bill: { id: billId, month: "2026-11" } },
    { kind: "unknown-intent", received, expected: null, billId, bill: { id: billId } },
    { kind: "unknown-intent", billId: 999999, bill: null },
    { kind: "missing-at-gateway", received: null, expected },
    { kind: null, received: null, bill: null, billId: null },
  ]);
});

test("shows the oldest first and says how many more there are", async () => {
  const first = await raise("paid-twice", {});
  for (let index = 0; index < 3; index += 1) await raise("paid-twice", {});

  const { cases, count } = await asStaff(await makeStaff("support"), async (tx) => ({
    cases: await openCases(tx, 2),
    count: await countCases(tx),
  }));

  expect(cases.map(({ id }) => id)).toEqual([first, expect.any(Number)]);
  expect(count.open).toBe(4);
});

test("shows what needs a decision before what only tells something", async () => {
  const told = await raise("dispute-won", {});
  const decided = await raise("dispute-lost", {});
  const unknown = await raise("a-new-kind", {});

  const read = async (limit: number) => asStaff(await makeAdmin(), (tx) => openCases(tx, limit));

  expect((await read(10)).map(({ id, isNotice }) => [id, isNotice])).toEqual([
    [decided, false],
    [unknown, false],
    [told, true],
  ]);
  expect((await read(2)).map(({ id }) => id)).toEqual([decided, unknown]);
});

test("shows those of one bill alone where one is named", async () => {
  const [{ billId }, other] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const own = await raise("paid-twice", {}, { billId });
  await raise("paid-twice", {}, { billId: other.billId });
  const cases = await asStaff(await makeAdmin(), (tx) => openCases(tx, 10, { billId }));
  expect(cases.map(({ id }) => id)).toEqual([own]);
});

test("names the customer where there is no bill", async () => {
  const customerId = await makeCustomer({ fullname: "Meera Joshi" });
  await raise("customer-deleted", {}, { customerId });
  const cases = await asStaff(await makeAdmin(), (tx) => openCases(tx, 10));
  expect(cases).toMatchObject([{ bill: null, customer: { id: customerId, fullname: "Meera Joshi" } }]);
});

const received = { amount: 100_000, currency: "inr" };

test("tells which money waits and the ways it can go: only rupees become credit", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  await raise("amount-differs", { received }, { billId, customerId });
  await raise("currency-differs", { received: { amount: 1500, currency: "usd" } }, { billId, customerId });
  await raise("unknown-intent", { received });
  await raise("dispute-opened", { received }, { billId, customerId });

  const cases = await asStaff(await makeAdmin(), (tx) => openCases(tx, 10));

  expect(cases).toMatchObject([
    { waiting: received, ways: ["refund", "credit"] },
    { waiting: { amount: 1500, currency: "usd" }, ways: ["refund"] },
    { waiting: received, ways: ["refund", "credit"], customer: null },
    { waiting: null, ways: ["note"] },
  ]);
});

test("what was sent back of its money, or kept as credit, waits no more; a refund that failed does", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  const about = { billId, customerId };
  const part = await raise("paid-twice", { received }, about);
  const kept = await raise("paid-twice", { received }, about);
  const aside = { ...about, stripePaymentIntentId: "pi_aside", destination: "gateway", reason: "x" };
  await asSystem(async (tx) => {
    const rows = [
      { ...aside, caseId: part, amount: 30_000, status: "succeeded" },
      { ...aside, caseId: part, amount: 50_000, status: "failed", failureReason: "declined" },
    ];
    await tx.refund.createMany({ data: rows });
    const amount = paise(100_000);
    await post(tx, "money-unmatched", { ...about, caseId: kept }, POSTINGS["money-unmatched"](amount));
    const cause = { ...about, caseId: kept };
    await post(tx, "unmatched-to-credit", cause, POSTINGS["unmatched-to-credit"](amount));
  });

  const cases = await asStaff(await makeAdmin(), (tx) => openCases(tx, 10));

  expect(cases.map(({ id, waiting, failed, ways }) => ({ id, waiting, failed, ways }))).toEqual([
    {
      id: part,
      waiting: { amount: 70_000, currency: "inr" },
      failed: { amount: 50_000, currency: "inr", reason: "declined" },
      ways: ["refund", "credit"],
    },
    { id: kept, waiting: null, failed: null, ways: ["note"] },
  ]);
});

test("asks the database as often for twenty as for two", async () => {
  const { billId, customerId } = await makeBilledCustomer();
  const questions = async () => {
    let asked = 0;
    await asStaff(await makeAdmin(), (tx) =>
      openCases(
        new Proxy(tx, {
          get: (target, name, receiver) => {
            asked += 1;
            return Reflect.get(target, name, receiver);
          },
        }),
        50,
      ),
    );
    return asked;
  };
  for (let index = 0; index < 2; index += 1) await raise("paid-twice", { received }, { billId, customerId });
  const few = await questions();
  for (let index = 0; index < 18; index += 1) await raise("paid-twice", { received }, { billId, customerId });
  expect(await questions()).toBe(few);
});

test("an admin settles one with a note: it leaves the list, and the audit log says who and why", async () => {
  const caseId = await raise("paid-twice", {});
  const admin = await makeAdmin();
  const input = settleCaseSchema.parse({ caseId, way: "note", note: "  Given back at the gateway " });

  expect(await settleCase(staffFlow(admin, now), input)).toEqual({
    ok: true,
    value: { caseId, refundId: null },
  });

  const row = await asSystem((tx) => tx.case.findUniqueOrThrow({ where: { id: caseId } }));
  expect(row).toMatchObject({ resolvedAt: now, resolvedById: admin.id });
  expect(await asStaff(admin, (tx) => openCases(tx, 10))).toEqual([]);
  const [entry] = await asSystem((tx) => tx.auditLog.findMany({ where: { action: "settle-case" } }));
  expect(entry).toMatchObject({
    actorId: admin.id,
    entity: "case",
    entityId: String(caseId),
    reason: "Given back at the gateway",
  });
});

test("of two who settle it at once one is first, and the other is told", async () => {
  const caseId = await raise("paid-twice", {});
  const [first, second] = [await makeAdmin(), await makeAdmin()];
  const settle = (staff: typeof first) =>
    settleCase(staffFlow(staff, now), { caseId, way: "note", note: "done" });

  const results = await atOnce(2, (index) => settle(index ? second : first));

  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: "already-settled" });
});

test("cases are closed to customers", async () => {
  const customer = await makeCustomer();
  await expect(asCustomer(customer, (tx) => openCases(tx, 5))).rejects.toThrow(/permission denied/);
});

test.each([
  ["no note", { caseId: 1, way: "note", note: " " }],
  ["a note without end", { caseId: 1, way: "note", note: "a".repeat(501) }],
  ["no oddCase", { way: "note", note: "done" }],
])("refuses %s", (_, input) => expect(settleCaseSchema.safeParse(input).success).toBe(false));
