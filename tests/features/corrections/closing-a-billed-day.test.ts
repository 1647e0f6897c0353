import { asCustomer, asStaff, asSystem, disconnect } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { addClosures, previewClosure, previewOpening, removeClosure } from "@/lib/features/closures/commands";
import { settledBesideOf } from "@/lib/features/corrections/beside";
import { billOf } from "@/lib/features/billing/queries";
import { whyOf } from "@/lib/features/billing/why";
import { correctBills } from "@/lib/features/corrections/commands";
import { asSeen } from "@/lib/features/corrections/preview";
import { lettersTo, makeBilledCustomer, readBill, systemFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin } from "@/tests/support/make";
import { payBesideTheGateway, standing } from "@/tests/support/money";
import { wholly } from "@/lib/press/wholly";
import { booksOf, worthOf } from "@/tests/support/worth";

gatewayOfFile();
afterAll(disconnect);

const NOW = at("2026-12-01", "10:00");
const day = parsePlainDate("2026-11-05");
const lateReason = "Gas ran out";
const run = (now = NOW) =>
  correctBills(systemFlow(now), (fault) => {
    throw fault;
  });

async function close() {
  const staff = await makeAdmin();
  const input = { from: day, reason: "No gas", lateReason };
  return asStaff(staff, (tx) => addClosures({ tx, now: NOW, staff }, input), NOW);
}

async function reopen() {
  const staff = await makeAdmin();
  const closure = await asSystem((tx) => tx.closure.findFirstOrThrow());
  const input = { closureId: closure.id, lateReason: "There was gas" };
  return asStaff(staff, (tx) => removeClosure({ tx, now: NOW, staff }, input), NOW);
}

test("closing a billed day corrects the unpaid bill and credits the paid one, with a letter each; opening it charges again", async () => {
  const unpaid = await makeBilledCustomer();
  const paid = await makeBilledCustomer();
  const without = await makeBilledCustomer({ days: 3 });
  await payBesideTheGateway(paid);
  const staff = await makeAdmin();
  const shown = await asStaff(
    staff,
    (tx) => previewClosure({ tx, now: NOW, staff }, { from: day, to: undefined }),
    NOW,
  );
  expect(shown).toMatchObject({
    ok: true,
    value: {
      bills: {
        count: 2,
        difference: -240,
        bills: [
          { billId: unpaid.billId, before: 1200, after: 1080, kind: "recalculate", obstacle: null },
          { billId: paid.billId, before: 1200, after: 1080, kind: "credit", obstacle: null },
        ],
      },
    },
  });
  expect(await asSystem((tx) => tx.closure.count())).toBe(0);
  expect(await asSystem((tx) => tx.billCorrection.count())).toBe(0);

  expect(await close()).toMatchObject({ ok: true, value: { added: 1, correctionId: expect.any(Number) } });
  const sent = (await lettersTo(unpaid.customerId)).length;
  expect(await run()).toEqual({ settled: 2, waiting: 0, faults: 0 });
  expect(await run()).toEqual({ settled: 0, waiting: 0, faults: 0 });

  expect(await readBill(unpaid.billId)).toMatchObject({ amount: 1080, isPaid: false });
  expect(await readBill(paid.billId)).toMatchObject({ amount: 1200, isPaid: true });
  expect(await standing(paid)).toEqual({ open: 0, credit: 12_000, isPaid: true });
  const letters = await lettersTo(unpaid.customerId);
  expect(letters).toHaveLength(sent + 1);
  expect(letters.at(-1)?.text).toContain("November 2026: ₹1,200 before, ₹1,080 now. To pay: ₹1,080.");
  expect(letters.at(-1)?.text).toContain(lateReason);
  expect((await lettersTo(paid.customerId)).at(-1)?.text).toContain("₹120 is yours as credit");
  expect((await lettersTo(without.customerId)).at(-1)?.text).not.toContain(lateReason);
  for (const bill of [unpaid, paid, without])
    expect(await booksOf(bill.billId)).toBe(await worthOf(bill.billId));

  const settled = await asCustomer(paid.customerId, (tx) => settledBesideOf(tx, paid.billId));
  expect(settled).toEqual([{ kind: "credited", amount: 120, reason: lateReason, at: NOW }]);
  const why = await asCustomer(unpaid.customerId, async (tx) => {
    const bill = await billOf(tx, unpaid.customerId, unpaid.billId);
    return bill ? whyOf(tx, bill) : [];
  });
  expect(why.find(({ date }) => date === day)?.meals).toMatchObject([
    { cause: "closed", since: { at: NOW, isLate: true } },
  ]);

  const closure = await asSystem((tx) => tx.closure.findFirstOrThrow());
  const opening = await asStaff(
    staff,
    (tx) => previewOpening({ tx, now: NOW, staff }, { closureId: closure.id }),
    NOW,
  );
  expect(opening).toMatchObject({ ok: true, value: { count: 2, difference: 240 } });
  expect(await reopen()).toMatchObject({ ok: true });
  expect(await run()).toMatchObject({ settled: 2 });
  expect(await readBill(unpaid.billId)).toMatchObject({ amount: 1200 });
  for (const bill of [unpaid, paid]) expect(await booksOf(bill.billId)).toBe(await worthOf(bill.billId));
  expect((await lettersTo(paid.customerId)).at(-1)?.text).toContain("added to your next bill");
});

test("a press that was confirmed on other sums is refused, and has done nothing", async () => {
  const bill = await makeBilledCustomer();
  const staff = await makeAdmin();
  const scope = { now: NOW, staff };
  const look = async () => {
    const shown = await asStaff(
      staff,
      (tx) => previewClosure({ ...scope, tx }, { from: day, to: undefined }),
      NOW,
    );
    if (!shown.ok) throw new Error(shown.error);
    return shown.value.bills.seen;
  };
  const press = (seenBills: string) =>
    wholly(
      (fn) => asStaff(staff, fn, NOW),
      (tx) => asSeen(addClosures)({ ...scope, tx }, { from: day, reason: "No gas", lateReason, seenBills }),
    );
  const first = await look();
  expect(await look()).toBe(first);
  await payBesideTheGateway(bill);
  expect(await press(first)).toEqual({ ok: false, error: "bills-changed" });
  expect(await asSystem((tx) => tx.closure.count())).toBe(0);
  expect(await press(await look())).toMatchObject({ ok: true, value: { added: 1 } });
});
