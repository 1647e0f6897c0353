import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { creditAccountOf } from "@/lib/features/credits/credit-account";
import { giveCredit, takeBackCredit } from "@/lib/features/credits/credits";
import { makeBilledCustomer, staffFlow } from "../../support/bills";
import { makeAdmin, makeCustomer, makeStaff } from "../../support/make";
import type { Billed } from "../../support/money";

const read = async ({ customerId }: Pick<Billed, "customerId">) =>
  asStaff(await makeStaff("support"), (tx) => creditAccountOf(tx, customerId));

async function give(billed: Billed, amount: number, day: string | null = null) {
  const { customerId, billId } = billed;
  const { count: seen } = await read(billed);
  const flow = staffFlow(await makeAdmin({ fullname: "Sunita Deshpande" }));
  const what = {
    reason: "Burnt dal",
    amount: rupees(amount),
    day: day === null ? null : parsePlainDate(day),
  };
  const result = await giveCredit(flow, { customerId, billId, seen, ...what });
  if (!result.ok) throw new Error(result.error);
  return result.value.creditId;
}

test("tells how a customer's credit came to be, and what they owe in all", async () => {
  const billed = await makeBilledCustomer();
  await give(billed, 200, "2026-11-03");
  const account = await read(billed);
  expect(account).toMatchObject({ balance: 0, owes: 100_000, count: 1 });
  expect(account.entries).toMatchObject([
    { kind: "credit-applied", amount: -20_000, bill: { id: billed.billId }, by: null, given: null },
    {
      ...{ kind: "credit-given", amount: 20_000, reason: "Burnt dal", by: "Sunita Deshpande" },
      ...{ day: "2026-11-03", bill: { id: billed.billId, month: "2026-11" } },
      // it was taken off the bill
      given: { isTakenBack: false, mayTakeBack: false },
    },
  ]);
});

test("one may be taken back while it is unused, and once", async () => {
  const billed = await makeBilledCustomer();
  await give(billed, 1_200);
  const creditId = await give(billed, 300);
  const before = await read(billed);
  expect(before).toMatchObject({ balance: 30_000, owes: -30_000, count: 2 });
  expect(before.entries[0]?.given).toEqual({ creditId, isTakenBack: false, mayTakeBack: true });

  await takeBackCredit(staffFlow(await makeAdmin()), { creditId, reason: "The wrong customer" });

  const after = await read(billed);
  expect(after).toMatchObject({ balance: 0, owes: 0, count: 3 });
  expect(after.entries.slice(0, 2)).toMatchObject([
    { kind: "credit-taken-back", amount: -30_000, reason: "The wrong customer", given: null },
    { kind: "credit-given", given: { creditId, isTakenBack: true, mayTakeBack: false } },
  ]);
});

test("the amounts of the entries add up to what is left", async () => {
  const billed = await makeBilledCustomer();
  for (const amount of [500, 900, 40]) await give(billed, amount);
  const { entries, balance } = await read(billed);
  expect(entries.reduce((sum, { amount }) => sum + amount, 0)).toBe(balance);
});

test("a customer sees nobody else's", async () => {
  const billed = await makeBilledCustomer();
  await give(billed, 2_000);
  const other = await makeCustomer();
  const seen = await asCustomer(other, (tx) => creditAccountOf(tx, billed.customerId));
  expect(seen).toMatchObject({ balance: 0, owes: 0, entries: [] });
  expect(await asSystem((tx) => creditAccountOf(tx, other))).toMatchObject({ owes: 0, entries: [] });
});

test("one that a bill has used up can't be taken back", async () => {
  const billed = await makeBilledCustomer();
  const creditId = await give(billed, 200);
  const taken = await takeBackCredit(staffFlow(await makeAdmin()), { creditId, reason: "A mistake" });
  expect(taken).toEqual({ ok: false, error: "already-used" });
  expect(await read(billed)).toMatchObject({ balance: 0, owes: 100_000 });
});
