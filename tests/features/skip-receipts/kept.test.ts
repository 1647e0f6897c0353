import { asCustomer, disconnect } from "@/lib/db";
import { comingPauses } from "@/lib/features/pauses/changeable";
import { pauseDays, resumeDays } from "@/lib/features/pauses/commands";
import { daysAhead } from "@/lib/features/pauses/queries";
import { checkReceipt } from "@/lib/features/skip-receipts/signing";
import { at, days, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";

afterAll(disconnect);

const NOON = at("2026-11-22", "12:00");
const range = days("2026-11-23", "2026-11-24", "2026-11-25");

test("the receipt of a pause is written again from the pause itself, for as long as it stands", async () => {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-12-31" });
  const done = await asCustomer(
    customerId,
    (tx) => pauseDays({ tx, now: NOON, customerId }, { days: range }),
    NOON,
  );
  const receipt = done.ok ? (done.value.receipt ?? "") : "";
  expect(checkReceipt(receipt)).toEqual({
    ...{ customerId, days: range, madeAt: NOON, secondsBefore: 20 * 3600, tiffins: 3 },
    saved: [{ month: "2026-11", amount: 360 }],
  });
  const later = at("2026-11-22", "18:00");
  const coming = () =>
    asCustomer(
      customerId,
      async (tx) => comingPauses(await daysAhead(tx, customerId, later), customerId, later),
      later,
    );
  expect(await coming()).toEqual([{ days: range, tiffins: 3, saved: 360, receipt }]);
  await asCustomer(customerId, (tx) => resumeDays({ tx, now: later, customerId }, { days: range }), later);
  expect(await coming()).toEqual([]);
});
