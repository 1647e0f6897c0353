// One UPI transaction is one payment at the door, however its reference is typed and to whichever bill it was written first.
import { asSystem, disconnect } from "@/lib/db";
import { openOf } from "@/lib/features/books/queries";
import { counterDoorPayment, takeDoorPayment } from "@/lib/features/door/door";
import { doorPaymentSchema } from "@/lib/features/door/schema";
import { makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { allAtOnce } from "@/tests/support/crowd";
import { makeAdmin, makeStaff } from "@/tests/support/make";
import type { Billed } from "@/tests/support/money";

afterAll(disconnect);

const USED = { ok: false, error: "reference-used" };

/** Takes ₹500 by UPI as a driver types it. */
async function takeUpi({ billId }: Billed, reference: string) {
  const seen = await asSystem((tx) => openOf(tx, billId));
  const typed = doorPaymentSchema.parse({ billId, amount: "500", method: "upi", reference, seen });
  return takeDoorPayment(staffFlow(await makeStaff("driver")), typed);
}

async function takeBack(taken: Awaited<ReturnType<typeof takeUpi>>): Promise<void> {
  if (!taken.ok) throw new Error(taken.error);
  const wrong = { doorPaymentId: taken.value.doorPaymentId, reason: "Written to the wrong customer" };
  expect(await counterDoorPayment(staffFlow(await makeAdmin()), wrong)).toMatchObject({ ok: true });
}

test.each([
  ["in small letters", "UTR-4711-a", "utr-4711-A"],
  ["in groups of digits", "412345678901", " 4123 4567\t8901"],
])("typed %s it is the same transaction", async (_how, reference, again) => {
  const [first, second] = [await makeBilledCustomer(), await makeBilledCustomer()];
  expect(await takeUpi(first, reference)).toMatchObject({ ok: true });
  expect(await takeUpi(second, again)).toEqual(USED);
});

test("of blanks alone it is none", () => {
  const typed = { billId: 1, amount: "500", method: "upi", reference: "  ", seen: 120_000 };
  expect(doorPaymentSchema.safeParse(typed).error?.issues).toMatchObject([{ message: "upi-reference" }]);
});

test("with cash none is kept, whatever was sent", async () => {
  const { billId } = await makeBilledCustomer();
  const seen = await asSystem((tx) => openOf(tx, billId));
  const typed = { billId, amount: "500", method: "cash", reference: "https://evil.test/pay", seen };
  const driver = await makeStaff("driver");
  expect(await takeDoorPayment(staffFlow(driver), doorPaymentSchema.parse(typed))).toMatchObject({
    ok: true,
  });
  const [row] = await asSystem((tx) => tx.doorPayment.findMany({ where: { billId } }));
  expect(row).toMatchObject({ method: "cash", reference: null });
});

test("one that was written to the wrong bill is written to the right one once it was taken back", async () => {
  const [wrong, right] = [await makeBilledCustomer(), await makeBilledCustomer()];
  await takeBack(await takeUpi(wrong, "UTR-WRONG"));
  const taken = await takeUpi(right, "utr-wrong");
  expect(taken).toMatchObject({ ok: true, value: { open: 70_000 } });
  expect(await takeUpi(wrong, "UTR-WRONG")).toEqual(USED);
  await takeBack(taken);
  expect(await takeUpi(wrong, "UTR-WRONG")).toMatchObject({ ok: true });
});

test("of drivers who write it at the same moment after it was taken back, one has it", async () => {
  const bills = [await makeBilledCustomer(), await makeBilledCustomer(), await makeBilledCustomer()];
  await takeBack(await takeUpi(await makeBilledCustomer(), "UTR-RACE"));
  const results = await allAtOnce(...bills.map((bill) => () => takeUpi(bill, "UTR-RACE")));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.filter(({ ok }) => !ok)).toEqual([USED, USED]);
});
