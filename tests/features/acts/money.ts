// The acts that make bills and move money.
import { asStaff, asSystem } from "@/lib/db";
import { customerId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { adminPauseDays } from "@/lib/features/pauses/commands";
import { makeAdmin, makePause } from "@/tests/support/make";
import { correct } from "@/tests/support/late-changes";
import { billMonth } from "@/tests/support/bills";
import { credit, payBesideTheGateway, payOnline, takeCash } from "@/tests/support/money";
import type { TestGateway } from "@/tests/support/gateway";
import { billOf, NOW, REASON, subscriptionOf, type Acts, type Prepare } from "./kit";

/** A bill that was paid, so that a late pause of one of its days waits for a decision: its credit was given already. */
const stuckBill: Prepare = async (owner) => {
  const { billId, customerId } = await billOf(owner);
  const staff = await makeAdmin();
  await payBesideTheGateway({ billId, customerId });
  const day = parsePlainDate("2026-11-03");
  const given = { customerId, billId, amount: 12_000, day: new Date(day), reason: REASON };
  await asSystem((tx) => tx.credit.create({ data: { ...given, givenById: staff.id } }));
  const late = { customerId, days: [day], reason: REASON };
  await asStaff(staff, (tx) => adminPauseDays({ tx, now: NOW, staff }, late), NOW);
  await correct(NOW);
  return { billId, reason: REASON };
};

let cases = 0;

const oddCase: Prepare = async () => {
  cases += 1;
  const data = { kind: "paid-twice", stripeObjectId: `pi_act_${cases}`, details: {} };
  const { id: caseId } = await asSystem((tx) => tx.case.create({ data }), NOW);
  return { caseId, way: "note", note: REASON };
};

export const moneyActs = (gateway: TestGateway): Acts => ({
  generateBillsAction: async () => ({ month: "November 2026" }),
  recalculateBillAction: async (owner) => {
    const { billId } = await billOf(owner);
    await makePause(owner, "2026-11-05");
    return { billId, reason: REASON };
  },
  leaveBillAction: stuckBill,
  giveCreditAction: async (owner) => ({ customerId: owner, amount: "100", reason: REASON, seen: 0 }),
  takeBackCreditAction: async (owner) => {
    const given = await credit({ customerId: customerId(owner) }, 50, NOW);
    if (!given.ok) throw new Error(given.error);
    return { creditId: given.value.creditId, reason: REASON };
  },
  takeDoorPaymentAction: async (owner) => {
    const { billId } = await billOf(owner);
    // a driver takes money on the round; without routes every driver comes to every door
    await asSystem((tx) => tx.route.updateMany({ data: { isActive: false } }));
    await subscriptionOf(owner);
    return { billId, amount: "500", method: "cash", reference: "", seen: 120_000 };
  },
  counterDoorPaymentAction: async (owner) => {
    const taken = await takeCash(await billOf(owner), 500, NOW);
    if (!taken.ok) throw new Error(taken.error);
    return { doorPaymentId: taken.value.doorPaymentId, reason: REASON };
  },
  settleCaseAction: oddCase,
  startPaymentAction: async (owner) => ({ billId: (await billOf(owner)).billId, seen: 120_000 }),
  checkBillPaymentAction: async (owner) => ({ billId: (await billOf(owner)).billId }),
  refundPaymentAction: async (owner) => {
    const { id: paymentId } = await payOnline(gateway, await billOf(owner));
    return { paymentId, amount: "100", seen: 120_000, destination: "gateway", reason: REASON };
  },
  checkBooksAction: async () => {
    await billMonth("2026-11", NOW);
    return {};
  },
});
