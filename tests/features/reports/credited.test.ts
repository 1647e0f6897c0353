import { asStaff, disconnect } from "@/lib/db";
import { parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { moneyByArea, moneyByMonth } from "@/lib/features/reports/money";
import { makeBilledCustomer } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { changeLate, correct, dayOf, type LateChange } from "@/tests/support/late-changes";
import { at, makeAdmin } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";
import { worthOf } from "@/tests/support/worth";

gatewayOfFile();
afterAll(disconnect);

const NOW = at("2026-12-20", "10:00");
const november = parsePlainMonth("2026-11");
const today = parsePlainDate("2026-12-20");

test("what was credited beside paid bills is a figure of its own: billed less credited is what the tiffins are worth", async () => {
  const staff = await makeAdmin();
  const [paid, unpaid] = [await makeBilledCustomer(), await makeBilledCustomer()];
  await takeCash(paid, 1_200);
  const figures = () =>
    asStaff(staff, async (tx) => {
      const [money] = await moneyByMonth(tx, november, november, today);
      const [area] = await moneyByArea(tx, november, today);
      const { billed, credited } = money ?? { billed: 0, credited: 0 };
      expect(area).toMatchObject({ billed, credited });
      return { billed, credited };
    });
  const late = async (kind: LateChange["kind"], day: number) => {
    const home = { customerId: paid.customerId, subscriptionIds: [] };
    await changeLate(staff, NOW, home, { kind, which: 0, day: dayOf(day) });
    await correct(NOW);
    const { billed, credited } = await figures();
    const worth = (await worthOf(paid.billId)) + (await worthOf(unpaid.billId));
    expect(billed - credited).toBe(worth * 100);
    return { billed, credited };
  };

  expect(await figures()).toEqual({ billed: 240_000, credited: 0 });
  // the unpaid bill is made anew, and asks for less itself
  expect(await late("close", 4)).toEqual({ billed: 228_000, credited: 12_000 });
  // two days more of the paid one
  expect(await late("pause", 6)).toEqual({ billed: 228_000, credited: 36_000 });
  expect(await late("resume", 6)).toEqual({ billed: 228_000, credited: 24_000 });
  expect(await late("reopen", 0)).toEqual({ billed: 240_000, credited: 12_000 });
});
