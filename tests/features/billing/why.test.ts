import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { billOf } from "@/lib/features/billing/queries";
import { parsePlainMonth } from "@/lib/domain/plain-date";
import { creditedDaysOf, whyOf, type WhyDay } from "@/lib/features/billing/why";
import { adminPauseDays, pauseDays, resumeDays, skipDay } from "@/lib/features/pauses/commands";
import { billMonth, makeBilledCustomer } from "@/tests/support/bills";
import {
  at,
  days,
  makeAdmin,
  makeClosure,
  makeCustomer,
  makePlan,
  makeSubscription,
} from "@/tests/support/make";

afterAll(disconnect);

async function household() {
  const customerId = await makeCustomer();
  const plan = await makePlan({ dailyRate: 120 });
  const dates = { customerId, plan, startDate: "2026-11-01", endDate: "2026-11-28" };
  return { customerId, subscriptionId: await makeSubscription({ ...dates, weekdays: [1, 2, 3, 4, 5, 6] }) };
}

type Home = Awaited<ReturnType<typeof household>>;

/** A month with one day of each cause; the pause of the 3rd was made, taken back and made again. */
async function liveNovember({ customerId, subscriptionId }: Home): Promise<void> {
  const third = { days: days("2026-11-03") };
  for (const [now, change] of [
    [at("2026-11-01", "09:00"), pauseDays],
    [at("2026-11-02", "09:00"), resumeDays],
    [at("2026-11-02", "21:04"), pauseDays],
  ] as const) {
    await asCustomer(customerId, async (tx) => void (await change({ tx, now, customerId }, third)), now);
  }
  const [day] = days("2026-11-04");
  const evening = at("2026-11-03", "22:00");
  const scope = { now: evening, customerId };
  if (day) await asCustomer(customerId, (tx) => skipDay({ ...scope, tx }, { subscriptionId, day }), evening);
  await makeClosure("2026-11-05", "Gas ran out");
  const staff = await makeAdmin();
  const noon = at("2026-11-06", "12:00");
  const late = { customerId, days: days("2026-11-06"), reason: "Burnt dal" };
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: noon, staff }, late), noon);
}

async function readWhy({ customerId }: Home) {
  const { id } = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  const read = await asCustomer(customerId, async (tx) => {
    const bill = await billOf(tx, customerId, id);
    return bill && whyOf(tx, bill);
  });
  return new Map(read?.map((day) => [Number(day.date.slice(-2)), day]));
}

const causeAndSince = (day?: WhyDay) => day?.meals.map(({ cause, since }) => ({ cause, since }));

describe("why a bill is what it is", () => {
  let home: Home;
  let why: Map<number, WhyDay>;
  beforeAll(async () => {
    home = await household();
    await liveNovember(home);
    await billMonth("2026-11");
    await asSystem(async (tx) => {
      await tx.closure.updateMany({ data: { reason: "Reworded since" } });
      await tx.pause.deleteMany({ where: { customerId: home.customerId } });
    });
    why = await readWhy(home);
  });

  it("has every day of the month", () => {
    expect([...why.keys()]).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it("tells when the pause was made that counted, also after it was taken back", () => {
    const since = { at: at("2026-11-02", "21:04"), byStaff: false, isLate: false };
    expect(causeAndSince(why.get(3))).toEqual([{ cause: "paused", since }]);
  });

  it("tells when a meal was skipped", () => {
    const since = { at: at("2026-11-03", "22:00"), byStaff: false, isLate: false };
    expect(causeAndSince(why.get(4))).toEqual([{ cause: "skipped", since }]);
  });

  it("tells why the kitchen was closed, in the words of then", () => {
    expect(why.get(5)).toMatchObject({ closure: "Gas ran out", meals: [{ cause: "closed" }] });
  });

  it("tells that it was the kitchen that paused", () => {
    const since = { at: at("2026-11-06", "12:00"), byStaff: true, isLate: false };
    expect(causeAndSince(why.get(6))).toEqual([{ cause: "paused", since }]);
  });

  it("tells of a delivery, and of days without one", () => {
    expect(causeAndSince(why.get(2))).toEqual([{ cause: "delivery", since: null }]);
    expect(why.get(8)).toMatchObject({ meals: [], closure: null });
    expect(why.get(30)).toMatchObject({ meals: [], closure: null });
  });
});

describe("the credited days of a bill", () => {
  it("are those whose credit still stands, seen by the customer too", async () => {
    const { customerId, billId } = await makeBilledCustomer();
    const staff = await makeAdmin();
    const credit = { customerId, billId, amount: 12_000, givenById: staff.id };
    const given = (day: string, reason: string) => ({ ...credit, day: new Date(day), reason });
    await asSystem(async (tx) => {
      await tx.credit.create({ data: given("2026-11-02", "Burnt dal") });
      const { id: reversesId } = await tx.credit.create({ data: given("2026-11-03", "A mistake") });
      await tx.credit.create({ data: { ...given("2026-11-03", "Undone"), amount: -12_000, reversesId } });
      await tx.credit.create({ data: { ...credit, reason: "For patience, not for a day" } });
    });
    const bill = { id: billId, customerId, month: parsePlainMonth("2026-11") };
    const read = await asCustomer(customerId, (tx) => creditedDaysOf(tx, bill));
    expect(read).toEqual([{ day: "2026-11-02", reason: "Burnt dal" }]);
  });
});
