import { asCustomer, asSystem, disconnect } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { rupees } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { creditsOf } from "@/lib/features/credits/credit-queries";
import { giveCredit, takeBackCredit } from "@/lib/features/credits/credits";
import { makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { makeAdmin, makeCustomer } from "@/tests/support/make";

afterAll(disconnect);

const seenBy = (id: CustomerId, of = id) => asCustomer(id, (tx) => creditsOf(tx, of));

type About = { billId: number | null; day: string | null; reason: string };

async function give(customerId: CustomerId, { day, ...about }: About) {
  const seen = await asSystem((tx) => tx.credit.count({ where: { customerId } }));
  const what = { ...about, customerId, seen, amount: rupees(1_500), day: day ? parsePlainDate(day) : null };
  const given = await giveCredit(staffFlow(await makeAdmin()), what);
  if (!given.ok) throw new Error(given.error);
  return given.value.creditId;
}

test("a customer reads each credit with its reason, for a day, a bill or none, the latest first", async () => {
  const { customerId, billId } = await makeBilledCustomer();
  await give(customerId, { billId, day: "2026-11-03", reason: "Burnt dal" });
  await give(customerId, { billId, day: null, reason: "Came late all month" });
  await give(customerId, { billId: null, day: null, reason: "For patience" });
  const bill = { id: billId, month: "2026-11" };
  expect(await seenBy(customerId)).toMatchObject([
    { amount: 150_000, reason: "For patience", bill: null, day: null, takenBack: null },
    { amount: 150_000, reason: "Came late all month", bill, day: null, takenBack: null },
    { amount: 150_000, reason: "Burnt dal", bill, day: "2026-11-03", takenBack: null },
  ]);
});

test("what was taken back stays, once, with why", async () => {
  const customerId = await makeCustomer();
  const creditId = await give(customerId, { billId: null, day: null, reason: "Burnt dal" });
  await takeBackCredit(staffFlow(await makeAdmin()), { creditId, reason: "The wrong customer" });
  expect(await seenBy(customerId)).toMatchObject([
    { id: creditId, reason: "Burnt dal", takenBack: { at: expect.any(Date), reason: "The wrong customer" } },
  ]);
});

test("nobody else reads it", async () => {
  const [mine, other] = [await makeCustomer(), await makeCustomer()];
  await give(mine, { billId: null, day: null, reason: "Burnt dal" });
  expect(await seenBy(other, mine)).toEqual([]);
});
