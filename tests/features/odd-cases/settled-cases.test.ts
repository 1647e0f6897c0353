import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { checkBooks } from "@/lib/features/proof/check";
import { countCases, openCases } from "@/lib/features/odd-cases/cases";
import { clearCase, raiseCase } from "@/lib/features/odd-cases/odd-cases";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { caseSearchSchema, settleCaseSchema } from "@/lib/features/odd-cases/schema";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { settledCases } from "@/lib/features/odd-cases/settled-cases";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { stripe } from "@/lib/gateway/stripe";
import { BILLING_DAY, makeBilledCustomer, readCases, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin, makeCustomer, makeStaff } from "@/tests/support/make";
import { standing } from "@/tests/support/money";

// No webhook arrives in this file: the job finds what happened.
const gateway = gatewayOfFile();

type Admin = Awaited<ReturnType<typeof makeAdmin>>;

const minutes = (count: number) => new Date(BILLING_DAY.getTime() + count * 60_000);
const settledFirst = async (admin: Admin) => (await asStaff(admin, (tx) => settledCases(tx, {}))).rows.at(0);

/** Money for a bill that no kitchen has issued: nobody's, as far as we know. */
async function payForNoBill(amount = 55_500) {
  const intent = await stripe().paymentIntents.create({
    amount,
    currency: "inr",
    payment_method: "pm_card_in",
    confirm: true,
    return_url: "http://127.0.0.1:3000/bills",
    metadata: { bill_id: "999999" },
  });
  await reconcile(systemFlow(BILLING_DAY));
  const oddCase = (await readCases()).find(({ stripeObjectId }) => stripeObjectId === intent.id);
  if (!oddCase) throw new Error("its money is not on the list");
  return oddCase;
}

async function sendBack(admin: Admin, caseId: number, note: string, now = BILLING_DAY) {
  const result = await settleCase(staffFlow(admin, now), { caseId, way: "refund", note });
  if (!result.ok || result.value.refundId === null) throw new Error("nothing was sent back");
  const id = result.value.refundId;
  const refund = await asSystem((tx) => tx.refund.findUniqueOrThrow({ where: { id } }));
  return refund.stripeRefundId ?? "";
}

test("says how, by whom and when each was settled, with the note and the refund's state", async () => {
  const admin = await makeAdmin();
  const oddCase = await payForNoBill();
  await sendBack(admin, oddCase.id, "Nobody here knows it", minutes(1));
  const { fullname } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: admin.id } }));

  expect(await settledFirst(admin)).toMatchObject({
    id: oddCase.id,
    kind: "unknown-intent",
    reference: oddCase.stripeObjectId,
    received: { amount: 55_500, currency: "inr" },
    bill: null,
    customer: null,
    settledAt: minutes(1),
    settledBy: { fullname, way: "refund", note: "Nobody here knows it" },
    refunds: [{ amount: 55_500, currency: "inr", status: "succeeded", failureReason: null }],
  });
});

test("a refund without an answer stands with the case that it belongs to, though no bill has it", async () => {
  const admin = await makeAdmin();
  const oddCase = await payForNoBill();
  gateway.control.failNext({ path: "/v1/refunds", fault: "500", times: 3 });
  await sendBack(admin, oddCase.id, "Not ours", minutes(2));
  expect(await settledFirst(admin)).toMatchObject({ id: oddCase.id, refunds: [{ status: "requested" }] });
  await reconcile(systemFlow(minutes(5)));
  expect(await settledFirst(admin)).toMatchObject({ id: oddCase.id, refunds: [{ status: "succeeded" }] });
});

test("money of nobody whose refund fails is an open case again: one, with a way that works", async () => {
  const admin = await makeAdmin();
  const before = await asStaff(admin, (tx) => countCases(tx));
  const oddCase = await payForNoBill();
  const refundId = await sendBack(admin, oddCase.id, "First try");
  expect(await gateway.control.act("refund-failed", refundId)).toBe(true);
  await reconcile(systemFlow(minutes(3)));

  const open = (await asStaff(admin, (tx) => openCases(tx, 50))).filter(({ id }) => id >= oddCase.id);
  expect(open).toMatchObject([
    {
      id: oddCase.id,
      reference: oddCase.stripeObjectId,
      waiting: { amount: 55_500, currency: "inr" },
      failed: { amount: 55_500, currency: "inr", reason: expect.any(String) },
      ways: ["refund", "credit"],
    },
  ]);
  // the failure itself is told among what is settled
  expect(await settledFirst(admin)).toMatchObject({
    kind: "refund-failed",
    reference: refundId,
    settledBy: null,
    refunds: [{ status: "failed" }],
  });

  await sendBack(admin, oddCase.id, "Second try", minutes(4));
  expect(await settledFirst(admin)).toMatchObject({
    id: oddCase.id,
    settledBy: { note: "Second try" },
    refunds: [{ status: "succeeded" }, { status: "failed" }],
  });
  expect(await asStaff(admin, (tx) => countCases(tx))).toEqual({
    open: before.open,
    settled: before.settled + 2,
  });
  expect((await checkBooks(systemFlow(minutes(5)))).differences).toEqual([]);
});

test("money of nobody becomes the credit of the customer whom an admin names", async () => {
  const admin = await makeAdmin();
  const { billId, customerId } = await makeBilledCustomer();
  const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: customerId } }));
  const oddCase = await payForNoBill(20_000);
  const keepFor = (of: string) => {
    const order = { caseId: oddCase.id, way: "credit", note: "She called", email: of };
    return settleCase(staffFlow(admin, minutes(6)), settleCaseSchema.parse(order));
  };
  expect(await keepFor("")).toEqual({ ok: false, error: "no-customer" });
  expect(await keepFor("nobody@example.com")).toEqual({ ok: false, error: "no-such-customer" });
  const { email: ofStaff } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: admin.id } }));
  expect(await keepFor(ofStaff)).toEqual({ ok: false, error: "no-such-customer" });

  expect(await keepFor(` ${email.toUpperCase()} `)).toMatchObject({ ok: true });

  expect(await settledFirst(admin)).toMatchObject({
    id: oddCase.id,
    customer: { id: customerId },
    settledBy: { way: "credit", note: "She called" },
    refunds: [],
  });
  // of the ₹1,200 that November asks for
  expect(await standing({ billId, customerId, amount: 1200 })).toMatchObject({ open: 100_000, credit: 0 });
  expect((await checkBooks(systemFlow(minutes(7)))).differences).toEqual([]);
});

test("tells what was closed with a note, and what has settled itself", async () => {
  const admin = await makeAdmin();
  const { billId, customerId } = await makeBilledCustomer();
  const raise = (kind: "paid-twice" | "dispute-opened" | "dispute-lost", stripeObjectId: string) =>
    asSystem((tx) => raiseCase({ tx, now: BILLING_DAY }, kind, { stripeObjectId, billId, customerId }));
  await raise("dispute-opened", "dp_settled");
  await asSystem((tx) => clearCase({ tx, now: minutes(10) }, "dispute-opened", "dp_settled"));
  const lost = await raise("dispute-lost", "dp_settled");
  await settleCase(staffFlow(admin, minutes(11)), { caseId: lost, way: "note", note: "Talked to her" });

  const { rows } = await asStaff(admin, (tx) => settledCases(tx, {}));

  expect(rows.slice(0, 2)).toMatchObject([
    { kind: "dispute-lost", bill: { id: billId }, settledBy: { way: "note", note: "Talked to her" } },
    { kind: "dispute-opened", customer: { id: customerId }, settledBy: null, refunds: [] },
  ]);
});

describe("a page of many", () => {
  beforeAll(async () => {
    await asSystem((tx) => tx.case.updateMany({ data: { resolvedAt: minutes(0) } }));
    const data = Array.from({ length: PAGE_SIZE + 10 }, (_, index) => ({
      kind: "dispute-won",
      stripeObjectId: `dp_page_${index}`,
      details: {},
      // half of them at the same moment
      resolvedAt: minutes(20 + Math.min(index, 30)),
      resolvedById: index % 2 === 0 ? null : 1,
    }));
    await asSystem((tx) => tx.case.createMany({ data }));
  });

  test("the latest settled come first, and both ways lead through all of them", async () => {
    const admin = await makeAdmin();
    const read = (pageKey: object) => asStaff(admin, (tx) => settledCases(tx, pageKey));
    const first = await read({});
    expect(first.rows).toHaveLength(PAGE_SIZE);
    expect(first.before).toBeNull();
    const second = await read({ after: first.after });
    const { settled } = await asStaff(admin, (tx) => countCases(tx));
    const all = [...first.rows, ...second.rows];
    expect(second.after).toBeNull();
    expect(new Set(all.map(({ id }) => id)).size).toBe(settled);
    const times = all.map(({ settledAt }) => settledAt.getTime());
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    expect((await read({ before: second.before })).rows.map(({ id }) => id)).toEqual(
      first.rows.map(({ id }) => id),
    );
  });

  test("asks the database as often for a full page as for a short one", async () => {
    const admin = await makeAdmin();
    const questions = async (pageKey: object) => {
      let asked = 0;
      const rows = await asStaff(admin, async (tx) => {
        const counting = new Proxy(tx, {
          get: (target, name, receiver) => {
            asked += 1;
            return Reflect.get(target, name, receiver);
          },
        });
        return (await settledCases(counting, pageKey)).rows.length;
      });
      return { asked, rows };
    };
    const { after } = await asStaff(admin, (tx) => settledCases(tx, {}));
    const full = await questions({});
    const short = await questions({ after });
    expect(short.rows).toBeLessThan(full.rows);
    expect(short.asked).toBe(full.asked);
  });
});

test("is closed to customers, and its notes to support", async () => {
  const admin = await makeAdmin();
  const oddCase = await payForNoBill();
  await sendBack(admin, oddCase.id, "For admins alone", minutes(100));
  const customer = await makeCustomer();
  await expect(asCustomer(customer, (tx) => settledCases(tx, {}))).rejects.toThrow(/permission denied/);
  const { rows } = await asStaff(await makeStaff("support"), (tx) => settledCases(tx, {}));
  expect(rows[0]).toMatchObject({ id: oddCase.id, settledBy: { note: null } });
});

test("what an address says of the list that can't be read counts as not said", () => {
  expect(caseSearchSchema.parse({ cases: "settled", after: "7" })).toEqual({ cases: "settled", after: 7 });
  expect(caseSearchSchema.parse({ cases: ["settled", "open"], before: "x" })).toEqual({});
});
