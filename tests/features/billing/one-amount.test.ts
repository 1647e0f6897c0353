import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { owedOf } from "@/lib/domain/books/bill-status";
import { formatPaise, sumPaise, type Paise } from "@/lib/domain/money";
import { monthOf, parsePlainDate, parsePlainMonth } from "@/lib/domain/plain-date";
import { billForStaff, billOf, exportBills, searchBills } from "@/lib/features/billing/queries";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { statementOf } from "@/lib/features/billing/statement";
import { openOf } from "@/lib/features/books/queries";
import { listCustomersForExport } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { findDocument } from "@/lib/features/documents/queries";
import { billsOf, askedOf } from "@/lib/features/payments/listed-bills";
import { counterDoorPayment } from "@/lib/features/door/door";
import { payerWithBills } from "@/lib/features/door/payers";
import { moneyByMonth, overdueBills } from "@/lib/features/reports/money";
import { lettersTo, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makePause } from "@/tests/support/make";
import { contest, credit, payOnline, pressPay, refund, takeCash, type Billed } from "@/tests/support/money";

const gateway = gatewayOfFile();
/** All that is unpaid then is overdue. */
const today = parsePlainDate("2026-12-20");
const month = parsePlainMonth("2026-11");

async function makeSmaller({ billId, customerId }: Billed) {
  const staff = await makeAdmin();
  for (const day of [3, 4, 5, 6]) await makePause(customerId, `2026-11-0${day}`);
  const now = at("2026-12-02", "10:00");
  await asStaff(
    staff,
    (tx) => recalculateBill({ tx, now, staff }, { billId, reason: "They were away" }),
    now,
  );
}

/** How a bill of ₹1,200 came to be as it is, and what is open of it then, in rupees. */
const histories: [string, number, (bill: Billed) => Promise<unknown>][] = [
  ["untouched", 1_200, async () => undefined],
  ["part paid at the door", 700, (bill) => takeCash(bill, 500)],
  ["part credited", 1_150, (bill) => credit(bill, 50)],
  ["covered by credit", 0, (bill) => credit(bill, 1_500)],
  ["paid at the door", 0, (bill) => takeCash(bill, 1_200)],
  ["paid online", 0, (bill) => payOnline(gateway, bill)],
  ["made smaller", 720, makeSmaller],
  [
    "credited, part paid at the door, then made smaller",
    20,
    async (bill) => {
      await credit(bill, 200);
      await takeCash(bill, 500);
      await makeSmaller(bill);
    },
  ],
  [
    "paid at the door beyond what it came to later",
    0,
    async (bill) => {
      await takeCash(bill, 1_100);
      await makeSmaller(bill);
    },
  ],
  [
    "paid at the door and taken back",
    1_200,
    async (bill) => {
      const taken = await takeCash(bill, 1_200);
      const doorPaymentId = taken.ok ? taken.value.doorPaymentId : 0;
      await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Forged note" });
    },
  ],
  [
    "paid online and given back in part",
    0,
    async (bill) => {
      const payment = await payOnline(gateway, bill);
      await refund(payment.id, { amount: 50_000, seen: 120_000 });
    },
  ],
  ["paid online and contested", 0, async (bill) => contest(await payOnline(gateway, bill), "open")],
];

const inRupees = (amount: number) => amount / 100;

/** What the customer is told is open, by the pages, the form that pays, and the paper. */
async function toldToCustomer({ customerId, billId }: Billed) {
  return asCustomer(customerId, async (tx) => {
    const statement = await statementOf(tx, billId);
    const { amount, credited, online, atDoor, returned } = statement;
    return {
      bill: (await billOf(tx, customerId, billId))?.open,
      list: (await billsOf(tx, customerId))[0]?.open,
      today: owedOf((await askedOf(tx, customerId, monthOf(today))).bills, today).open,
      statement: statement.open,
      "how it comes to it": amount - credited - online - atDoor + returned,
      command: await openOf(tx, billId),
    };
  });
}

/** What the office and the driver are told of it. */
async function toldToStaff({ customerId, billId }: Billed) {
  return asStaff(await makeAdmin(), async (tx) => {
    const search = billSearchSchema.parse({});
    const customers = await listCustomersForExport(tx, customerFilterSchema.parse({}), today);
    return {
      bill: (await billForStaff(tx, billId))?.open,
      list: (await searchBills(tx, search, today)).rows.find(({ id }) => id === billId)?.open,
      csv: (await exportBills(tx, search, today)).find(({ id }) => id === billId)?.open,
      customers: customers.find(({ id }) => id === customerId)?.unpaid,
      door: (await payerWithBills(tx, customerId))?.open,
    };
  });
}

describe.each(histories)("a bill that is %s", (_, open, live) => {
  test("asks for the same everywhere", async () => {
    const bill = await makeBilledCustomer();
    await live(bill);
    const told = { ...(await toldToCustomer(bill)), ...(await toldToStaff(bill)) };
    for (const [where, amount] of Object.entries(told)) {
      expect([where, inRupees(Number(amount))]).toEqual([where, open]);
    }
  });

  test("is asked for by the invoice, and charged by the gateway, as it stands", async () => {
    const bill = await makeBilledCustomer();
    await live(bill);
    const asked = await asSystem((tx) => openOf(tx, bill.billId));
    const invoice = await asCustomer(bill.customerId, (tx) =>
      findDocument(tx, { billId: bill.billId, kind: "invoice" }),
    );
    expect(invoice?.paper.balance?.[1] ?? formatPaise(asked)).toBe(formatPaise(asked));
    const started = await pressPay(bill);
    const payments = await asSystem((tx) =>
      tx.payment.findMany({ where: { billId: bill.billId, status: "pending" } }),
    );
    expect(payments.map(({ amount }) => amount)).toEqual(started.ok ? [asked] : []);
  });
});

test("the letter of a bill asks for what was open when it was made", async () => {
  const bill = await makeBilledCustomer();
  const [letter] = await lettersTo(bill.customerId);
  expect(letter?.subject).toContain(formatPaise(await asSystem((tx) => openOf(tx, bill.billId))));
});

test("the office's sums are the sums of the bills", async () => {
  const bills = await asSystem((tx) => exportBills(tx, billSearchSchema.parse({}), today));
  const open: Paise = sumPaise(bills.map((bill) => bill.open));
  expect(open).toBeGreaterThan(0);
  const [ofMonth] = await asSystem((tx) => moneyByMonth(tx, month, month, today));
  expect(ofMonth).toMatchObject({ outstanding: open, overdue: open });
  expect((await asSystem((tx) => overdueBills(tx, today))).amount).toBe(open);
});
