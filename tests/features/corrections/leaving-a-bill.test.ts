import { asSystem, disconnect } from "@/lib/db";
import { leaveBill } from "@/lib/features/corrections/leave";
import { billMonth, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { billsOf, changeLate, correct, dayOf, moveIn } from "@/tests/support/late-changes";
import { at, makeAdmin } from "@/tests/support/make";
import { payBesideTheGateway, standing } from "@/tests/support/money";

gatewayOfFile();
afterAll(disconnect);

const NOW = at("2026-12-20", "10:00");

test("a bill that an obstacle keeps from being corrected is left as it is, by an admin with a reason", async () => {
  const staff = await makeAdmin();
  const home = await moveIn();
  await billMonth("2026-11");
  const [bill] = await billsOf([home]);
  if (!bill) throw new Error("no bill was made");
  await payBesideTheGateway(bill);
  const { billId, customerId } = bill;
  const credit = { customerId, billId, amount: 12_000, day: new Date(dayOf(3)), reason: "Burnt dal" };
  await asSystem((tx) => tx.credit.create({ data: { ...credit, givenById: staff.id } }));
  const flow = staffFlow(staff, NOW);
  const input = { billId, reason: "The credit makes up for it" };
  expect(await leaveBill(flow, input)).toEqual({ ok: false, error: "not-waiting" });

  await changeLate(staff, NOW, home, { kind: "close", which: 0, day: dayOf(3) });
  expect(await leaveBill(flow, input)).toEqual({ ok: false, error: "changed-meanwhile" });
  expect(await correct(NOW)).toEqual({ settled: 0, waiting: 1, faults: 0 });
  const before = await standing(bill);
  expect(await leaveBill(flow, input)).toEqual({ ok: true, value: { billId } });
  expect(await standing(bill)).toEqual(before);
  const row = await asSystem((tx) => tx.billCorrection.findFirstOrThrow({ where: { billId } }));
  expect(row).toMatchObject({
    outcome: "left",
    note: input.reason,
    decidedById: staff.id,
    beforeAmount: bill.amount,
    afterAmount: bill.amount - 120,
  });
  const audited = await asSystem((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "leave-bill" } }));
  expect(audited).toMatchObject({ actorId: staff.id, reason: input.reason });
  expect(await leaveBill(flow, input)).toEqual({ ok: false, error: "not-waiting" });
  expect(await leaveBill(flow, { ...input, billId: 999_999 })).toEqual({ ok: false, error: "not-found" });
  expect(await correct(NOW)).toEqual({ settled: 0, waiting: 0, faults: 0 });
});
