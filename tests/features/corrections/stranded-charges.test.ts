import { asStaff, disconnect } from "@/lib/db";
import { countCorrectionsOpen, strandedCharges, worthNow } from "@/lib/features/corrections/decisions";
import { billMonth, makeBilledCustomer } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { changeLate, correct, dayOf, type LateChange } from "@/tests/support/late-changes";
import { at, makeAdmin, makePlan, makeStaff, makeSubscription } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";

gatewayOfFile();
afterAll(disconnect);

const NOW = at("2026-12-20", "10:00");

test("what is added to a next bill that is not to come stands under what needs a decision, until a bill is to come again", async () => {
  const staff = await makeAdmin();
  const support = await makeStaff("support");
  const bill = await makeBilledCustomer();
  await takeCash(bill, 1_200);
  const home = { customerId: bill.customerId, subscriptionIds: [] };
  const late = (kind: LateChange["kind"]) => changeLate(staff, NOW, home, { kind, which: 0, day: dayOf(4) });
  const seen = (now = NOW) =>
    asStaff(support, async (tx) => [await strandedCharges(tx, now), await countCorrectionsOpen(tx, now)]);

  await late("pause");
  expect(await seen()).toEqual([[], 1]);
  const worth = await asStaff(staff, (tx) => worthNow(tx, [bill.billId]));
  expect(worth.get(bill.billId)).toEqual({ before: 1_200, after: 960 });
  await correct(NOW);
  expect(await seen()).toEqual([[], 0]);
  await late("resume");
  await correct(NOW);
  const customer = { id: bill.customerId, fullname: "Asha Kulkarni" };
  expect(await seen()).toEqual([[{ customer, amount: 12_000 }], 1]);

  const dates = { startDate: "2026-12-21", endDate: "2026-12-22" };
  await makeSubscription({ customerId: bill.customerId, plan: await makePlan(), ...dates });
  expect(await seen()).toEqual([[], 0]);
  const inJanuary = at("2027-01-03", "10:00");
  await billMonth("2026-12", inJanuary);
  expect(await seen(inJanuary)).toEqual([[], 0]);
});
