import { asCustomer, disconnect } from "@/lib/db";
import type { CustomerId } from "@/lib/domain/identity";
import { runningEstimate } from "@/lib/features/billing/queries";
import { billMonth, lettersTo } from "@/tests/support/bills";
import { at, makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";
import { credit as giveCredit } from "@/tests/support/money";

afterAll(disconnect);

const LAST_DAY = "2026-12-31";
/** The month has closed at 08:00 of its last day; from then on its bills may be made. */
const CLOSED = at(LAST_DAY, "09:00");

async function customerWith({ credit = 0, days = 1 } = {}) {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  const startDate = days === 1 ? LAST_DAY : "2026-12-30";
  await makeSubscription({ customerId, plan, startDate, endDate: LAST_DAY });
  if (credit > 0) await giveCredit({ customerId }, credit);
  return customerId;
}

async function billLetterOf(customerId: CustomerId) {
  await billMonth("2026-12", CLOSED);
  return (await lettersTo(customerId)).at(-1);
}

describe("the letter of a bill", () => {
  it("asks for what the bill comes to when nothing was taken off it", async () => {
    const letter = await billLetterOf(await customerWith());
    expect(letter?.subject).toBe("Your December 2026 bill: ₹120, due Thu 7 Jan");
    expect(letter?.text).toContain("Please pay by Thu 7 Jan");
  });

  it("asks for what is open where credit has paid a part", async () => {
    const letter = await billLetterOf(await customerWith({ credit: 50 }));
    expect(letter?.subject).toBe("Your December 2026 bill: ₹70 to pay, due Thu 7 Jan");
    expect(letter?.text).toContain("come to ₹120. ₹50 was taken off your credit");
    expect(letter?.text).toContain("Please pay the remaining ₹70 by Thu 7 Jan");
  });

  it("asks for nothing where credit has paid it whole", async () => {
    const letter = await billLetterOf(await customerWith({ credit: 200 }));
    expect(letter?.subject).toBe("Your December 2026 bill: nothing to pay");
    expect(letter?.text).toContain(
      "come to ₹120. That was taken off your credit, so there is nothing to pay",
    );
    expect(letter?.text).not.toContain("lease pay");
  });
});

describe("a month that has its bill", () => {
  const estimateOf = (customerId: CustomerId) =>
    asCustomer(customerId, (tx) => runningEstimate(tx, customerId, CLOSED), CLOSED);

  it("is not estimated any more", async () => {
    const customerId = await customerWith({ days: 2 });
    expect(await estimateOf(customerId)).toMatchObject({ month: "2026-12", amount: 240 });
    await billMonth("2026-12", CLOSED);
    expect(await estimateOf(customerId)).toBeNull();
  });
});
