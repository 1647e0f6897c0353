import fc from "fast-check";
import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { disputesOf } from "@/lib/features/returns/dispute-queries";
import { openCases } from "@/lib/features/odd-cases/cases";
import { attemptsOf } from "@/lib/features/payments/queries";
import { refundOverview } from "@/lib/features/returns/refund-overview";
import { settleDispute } from "@/lib/features/returns/settle-dispute";
import { readDisputeObject, type GatewayDispute } from "@/lib/gateway/disputes";
import { reconcile } from "@/lib/features/gateway-reports/reconcile";
import { setAsideOf } from "@/lib/features/payments/set-aside-queries";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { BILLING_DAY, makeBilledCustomer, readCases, staffFlow, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { begin, contest, paidTwice, payOnline, refund, standing } from "@/tests/support/money";

const gateway = gatewayOfFile();
async function disputed() {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  const tell = (status: GatewayDispute["status"]) => contest(payment, status);
  return { bill, payment, tell, id: `du_of_${payment.stripePaymentIntentId}` };
}

async function accountsOf(paymentId: number) {
  const lines = await asSystem((tx) =>
    tx.journalLine.groupBy({ by: ["account"], where: { entry: { paymentId } }, _sum: { amount: true } }),
  );
  const sums = lines.map(({ account, _sum }) => [account, _sum.amount ?? 0] as const);
  return Object.fromEntries(sums.filter(([account, sum]) => account !== "receivable" && sum !== 0));
}

const openKinds = async (id: string) =>
  (await readCases())
    .filter((oddCase) => oddCase.stripeObjectId === id && !oddCase.resolvedAt)
    .map(({ kind }) => kind);

test("opened: the bank holds the money, the bill stays paid, and nothing of it can be refunded", async () => {
  const { bill, payment, tell, id } = await disputed();
  await tell("open");
  expect(await accountsOf(payment.id)).toEqual({ disputed: 120_000 });
  expect(await standing(bill)).toMatchObject({ isPaid: true, open: 0 });
  expect(await openKinds(id)).toEqual(["dispute-opened"]);
  expect(await refund(payment.id, { amount: 1, seen: 0 })).toEqual({ ok: false, error: "too-much" });
});

test.each([
  ["won", { gateway: 120_000 }],
  ["lost", { "dispute-losses": 120_000 }],
] as const)("%s: in the books, and on the list in place of the open one", async (end, accounts) => {
  const { payment, tell, id } = await disputed();
  await tell("open");
  await tell(end);
  expect(await accountsOf(payment.id)).toEqual(accounts);
  expect(await openKinds(id)).toEqual([`dispute-${end}`]);
});

test("its reports end the same in any order and number", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("won", "lost"),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
      async (end, reports) => {
        const { payment, tell } = await disputed();
        for (const isOpen of [...reports, false]) await tell(isOpen ? "open" : end);
        const account = end === "won" ? "gateway" : "dispute-losses";
        expect(await accountsOf(payment.id)).toEqual({ [account]: 120_000 });
      },
    ),
    { numRuns: 8 },
  );
});

test("a question of the bank alone moves no money", async () => {
  const { payment, tell, id } = await disputed();
  await tell("inquiry");
  expect(await accountsOf(payment.id)).toEqual({ gateway: 120_000 });
  expect(await openKinds(id)).toEqual(["dispute-opened"]);
});

test("of another shop's payment it is not ours", async () => {
  const report = {
    id: "du_x",
    intentId: "pi_x",
    amount: 1,
    currency: "inr",
    reason: "general",
    status: "open" as const,
  };
  expect(await asSystem((tx) => settleDispute({ tx, now: BILLING_DAY }, report))).toEqual({
    kind: "not-ours",
  });
});

test("one that no webhook told of is found in the gateway's list of events", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill, "4000000000000259");
  gateway.control.advance(60_000);
  await gateway.control.runTimers();
  await reconcile(systemFlow(BILLING_DAY));
  expect(await accountsOf(payment.id)).toEqual({ disputed: 120_000 });
});

test("once it has begun, an inquiry that was settled with a note is on the list again", async () => {
  const { tell, id } = await disputed();
  await tell("inquiry");
  const caseId = (await readCases()).find((oddCase) => oddCase.stripeObjectId === id)?.id ?? 0;
  await settleCase(staffFlow(await makeAdmin()), { caseId, way: "note", note: "Answered the bank" });
  expect(await openKinds(id)).toEqual([]);
  await tell("open");
  expect(await openKinds(id)).toEqual(["dispute-opened"]);
});

test("as much as was withheld comes to an end, whatever amount is told then", async () => {
  const { payment, tell } = await disputed();
  await tell("open");
  await contest({ ...payment, amount: 100_000 }, "won");
  expect(await accountsOf(payment.id)).toEqual({ gateway: 120_000 });
});

test.each([
  ["needs_response", "open"],
  ["under_review", "open"],
  ["warning_needs_response", "inquiry"],
  ["prevented", "inquiry"],
  ["won", "won"],
  ["lost", "lost"],
] as const)("the gateway's %s is %s to us", (status, expected) => {
  const dispute = { id: "du_1", payment_intent: "pi_1", amount: 1, currency: "inr", reason: "fraudulent" };
  expect(readDisputeObject({ ...dispute, status }).status).toBe(expected);
});

describe("of money that was set aside", () => {
  async function contestedAside(amount = 120_000) {
    const bill = await paidTwice(gateway);
    const { id: caseId, stripeObjectId: intentId } = (await readCases()).at(-1) ?? {
      id: 0,
      stripeObjectId: "",
    };
    const tell = (status: "open" | "won" | "lost") =>
      contest({ stripePaymentIntentId: intentId, amount }, status);
    const settle = async (way: "refund" | "credit" | "note") =>
      settleCase(staffFlow(await makeAdmin()), { caseId, way, note: "Talked to them" });
    const shown = async () => {
      const admin = await makeAdmin();
      const cases = await asStaff(admin, (tx) => openCases(tx, 500));
      return cases.find(({ id }) => id === caseId) ?? null;
    };
    const aside = () => asSystem((tx) => setAsideOf(tx, bill));
    return { bill, tell, settle, shown, aside };
  }

  test("open: it can go nowhere, since the bank holds it", async () => {
    const { tell, settle, shown } = await contestedAside();
    await tell("open");
    expect(await shown()).toMatchObject({ waiting: { amount: 120_000 }, ways: [] });
    for (const way of ["refund", "credit", "note"] as const) {
      expect(await settle(way)).toEqual({ ok: false, error: "contested" });
    }
  });

  test("won: it waits for a decision again", async () => {
    const { tell, shown, settle } = await contestedAside();
    await tell("open");
    await tell("won");
    expect(await shown()).toMatchObject({ waiting: { amount: 120_000 }, ways: ["refund", "credit"] });
    expect(await settle("credit")).toMatchObject({ ok: true });
  });

  test("lost: its customer has it back, so it waits no more, nobody is offered it, and it is no loss", async () => {
    const { bill, tell, shown, settle, aside } = await contestedAside();
    await tell("open");
    await tell("lost");
    expect(await shown()).toBeNull();
    expect(await settle("credit")).toEqual({ ok: false, error: "already-settled" });
    expect(await aside()).toBe(0);
    expect(await standing(bill)).toMatchObject({ credit: 0 });
    const { customerId } = bill;
    const losses = { account: "dispute-losses", entry: { customerId } };
    expect(await asSystem((tx) => tx.journalLine.count({ where: losses }))).toBe(0);
    const [attempt] = await asCustomer(customerId, (tx) => attemptsOf(tx, customerId));
    expect(attempt?.setAside).toMatchObject({ state: "by-bank" });
  });

  test("a part of it lost: the rest waits", async () => {
    const { tell, shown, aside } = await contestedAside(50_000);
    await tell("open");
    await tell("lost");
    expect(await shown()).toMatchObject({ waiting: { amount: 70_000 }, ways: ["refund", "credit"] });
    expect(await aside()).toBe(70_000);
  });

  test("lost after it was kept as credit: that is a loss", async () => {
    const { bill, tell, settle } = await contestedAside();
    await settle("credit");
    await tell("open");
    await tell("lost");
    const losses = { account: "dispute-losses", entry: { customerId: bill.customerId } };
    const { _sum } = await asSystem((tx) =>
      tx.journalLine.aggregate({ where: losses, _sum: { amount: true } }),
    );
    expect(_sum.amount).toBe(120_000);
  });
});

test("told before its payment, it is taken in once that is known", async () => {
  const bill = await makeBilledCustomer();
  const { intentId } = await begin(bill);
  const told = { stripePaymentIntentId: intentId, amount: 120_000 };
  expect(await contest(told, "lost")).toEqual({ kind: "not-ours" });
});

describe("who sees it", () => {
  test.each(["open", "won", "lost"] as const)("%s: its customer, on the bill and in all", async (end) => {
    const { bill, payment, tell } = await disputed();
    await tell("open");
    if (end !== "open") await tell(end);
    const seen = await asCustomer(bill.customerId, async (tx) => [
      await disputesOf(tx, { billId: bill.billId }),
      await disputesOf(tx, { customerId: bill.customerId }),
    ]);
    const decidedOn = end === "open" ? null : "2026-12-01";
    const dispute = { paymentId: payment.id, amount: 120_000, status: end, decidedOn };
    expect(seen).toMatchObject([[dispute], [dispute]]);
  });

  test("no other customer", async () => {
    const { bill, tell } = await disputed();
    await tell("open");
    const { customerId } = await makeBilledCustomer();
    const ask = { customerId: bill.customerId };
    expect(await asCustomer(customerId, (tx) => disputesOf(tx, ask))).toEqual([]);
  });

  test("the office, on the bill, also where the money was set aside", async () => {
    const bill = await paidTwice(gateway);
    const { stripeObjectId: intentId } = (await readCases()).at(-1) ?? { stripeObjectId: "" };
    await contest({ stripePaymentIntentId: intentId, amount: 120_000 }, "lost");
    const { disputes } = await asStaff(await makeAdmin(), (tx) => refundOverview(tx, bill.billId));
    expect(disputes).toMatchObject([{ amount: 120_000, status: "lost" }]);
  });
});
