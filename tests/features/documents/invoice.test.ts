import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { counterDoorPayment } from "@/lib/features/door/door";
import { recalculateBill } from "@/lib/features/billing/recalculate";
import { documentsOf, findDocument } from "@/lib/features/documents/queries";
import { nextNumbers } from "@/lib/features/documents/numbers";
import { renderDocument } from "@/lib/paper/render";
import { BILLING_DAY, makeBilledCustomer, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { at, makeAdmin, makePause } from "@/tests/support/make";
import { contest, credit, payOnline, refund, takeCash, type Billed } from "@/tests/support/money";

const gateway = gatewayOfFile();

/** The invoice that its customer downloads now. */
async function invoiceOf({ customerId, billId }: Billed) {
  const found = await asCustomer(customerId, (tx) => findDocument(tx, { billId, kind: "invoice" }));
  if (!found) throw new Error("there is no invoice");
  return found;
}

const paperOf = async (bill: Billed) => (await invoiceOf(bill)).paper;

async function paid() {
  const bill = await makeBilledCustomer();
  return { bill, payment: await payOnline(gateway, bill) };
}

test("an unpaid bill's invoice says what is to be paid", async () => {
  const paper = await paperOf(await makeBilledCustomer());
  expect(paper).toMatchObject({ mark: null, asOf: null, sums: [], balance: ["To be paid", "₹1,200"] });
});

test("each line says from when to when, and which days cost nothing", async () => {
  const { rows, total } = await paperOf(await makeBilledCustomer());
  expect(rows).toEqual([
    {
      cells: [expect.any(String), "₹120", "10", "0", "10", "₹1,200"],
      notes: ["Sun 1 Nov to Tue 10 Nov 2026"],
    },
  ]);
  expect(total).toEqual(["Total", "", "10", "0", "10", "₹1,200"]);
});

test("a bill paid in several ways names all of them, and is marked as paid", async () => {
  const bill = await makeBilledCustomer();
  await credit(bill, 200);
  const wrong = await takeCash(bill, 100);
  await takeCash(bill, 300);
  const doorPaymentId = wrong.ok ? wrong.value.doorPaymentId : 0;
  await counterDoorPayment(staffFlow(await makeAdmin()), { doorPaymentId, reason: "Written down twice" });
  await takeCash(bill, 700);
  const { mark, sums, balance } = await paperOf(bill);
  expect(mark).toEqual({ words: "Paid", tone: "good" });
  expect(sums.map(([, amount]) => amount)).toEqual(["−₹200", "−₹300", "−₹700"]);
  expect(sums[1]?.[0]).toMatch(/^Cash at the door, Tue 1 Dec 2026, receipt D-\d{5}$/);
  expect(balance).toEqual(["Open", "₹0"]);
});

test("a card is named by its brand and last four digits, also beside cash", async () => {
  const bill = await makeBilledCustomer();
  await takeCash(bill, 500);
  await payOnline(gateway, bill);
  const { sums } = await paperOf(bill);
  expect(sums.at(-1)).toEqual(["Visa •••• 4242, Tue 1 Dec 2026", "−₹700"]);
});

test("what was given back stands on the invoice, each with its day", async () => {
  const { bill, payment } = await paid();
  await refund(payment.id, { amount: 100_000, seen: 120_000 });
  await refund(payment.id, { amount: 20_000, seen: 20_000, destination: "credit" });
  expect((await paperOf(bill)).notes).toEqual([
    "Given back on Tue 1 Dec 2026: ₹1,000",
    "Given back as credit on Tue 1 Dec 2026: ₹200",
  ]);
});

test("what the bank gave back stands on it too, and nothing of a dispute that was won", async () => {
  const lost = await paid();
  await contest(lost.payment, "lost");
  expect((await paperOf(lost.bill)).notes).toEqual(["The bank gave back on Tue 1 Dec 2026: ₹1,200"]);
  const won = await paid();
  await contest(won.payment, "won");
  expect((await paperOf(won.bill)).notes).toEqual([]);
});

test("whoever moves, is renamed or sets the kitchen up anew changes no issued invoice, to the byte", async () => {
  const bill = await makeBilledCustomer();
  const before = await renderDocument(await invoiceOf(bill));
  await moveHouse(bill);
  expect(Buffer.compare(await renderDocument(await invoiceOf(bill)), before)).toBe(0);
  await payOnline(gateway, bill);
  const { party, issuer, asOf, mark } = await paperOf(bill);
  expect(mark).not.toBeNull();
  expect(asOf).toEqual(["As of", "Tue 1 Dec 2026"]);
  expect(party.name).not.toBe("Meera Joshi");
  expect(issuer.name).not.toBe("Another kitchen");
});

async function moveHouse({ customerId: id }: Billed) {
  const home = { addr1: "Flat 9", addr2: "New Tower", area: "Panvel", pincode: "410206" };
  await asSystem(async (tx) => {
    await tx.user.update({ where: { id }, data: { fullname: "Meera Joshi", ...home } });
    await tx.settings.update({ where: { id: 1 }, data: { kitchenName: "Another kitchen" } });
  }, BILLING_DAY);
}

test("a corrected bill gets an invoice of its own that names the old one, and both can be had", async () => {
  const bill = await makeBilledCustomer();
  const old = await invoiceOf(bill);
  await moveHouse(bill);
  await makePause(bill.customerId, "2026-11-05");
  await recalculate(bill, at("2026-12-02", "10:00"));
  const anew = await invoiceOf(bill);
  expect(anew.number).not.toBe(old.number);
  expect(anew.paper.facts).toContainEqual(["Replaces", `${old.number} of Tue 1 Dec 2026`]);
  expect(anew.paper.facts).toContainEqual(["Issued", "Wed 2 Dec 2026"]);
  expect(anew.paper.party.name).toBe("Meera Joshi");
  expect(anew.paper.rows[0]?.notes).toEqual(["Sun 1 Nov to Tue 10 Nov 2026  ·  Paused 5"]);
  const listed = await asCustomer(bill.customerId, (tx) => documentsOf(tx, bill.billId));
  expect(listed.map(({ number, isReplaced }) => [number, isReplaced])).toEqual([
    [old.number, true],
    [anew.number, false],
  ]);
  const [{ id } = { id: 0 }] = listed;
  const again = await asCustomer(bill.customerId, (tx) => findDocument(tx, { id }));
  expect(again?.paper).toEqual(old.paper);
});

async function recalculate({ billId }: Billed, now: Date) {
  const staff = await makeAdmin();
  const input = { billId, reason: "Paused by phone" };
  return asStaff(staff, (tx) => recalculateBill({ tx, now, staff }, input), now);
}

test("a calculation that comes to the same issues nothing", async () => {
  const bill = await makeBilledCustomer();
  const { number } = await invoiceOf(bill);
  await recalculate(bill, at("2026-12-02", "10:00"));
  expect((await invoiceOf(bill)).number).toBe(number);
});

test("numbers have no gap, also when many are issued at once or one is undone", async () => {
  const positions = () =>
    asSystem((tx) =>
      tx.document.findMany({ where: { kind: "invoice", edition: 1 }, orderBy: { position: "asc" } }),
    ).then((rows) => rows.map(({ position }) => position));
  const before = await positions();
  const undone = asSystem(async (tx) => {
    await nextNumbers(tx, "INV/26-27", 5);
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  await Promise.all([makeBilledCustomer(), makeBilledCustomer(), makeBilledCustomer()]);
  const after = await positions();
  expect(after).toHaveLength(before.length + 3);
  expect(after).toEqual(after.map((_, index) => index + 1));
});

test("a licence stands on what is issued also where there is no tax number", async () => {
  await asSystem((tx) =>
    tx.settings.update({ where: { id: 1 }, data: { fssai: "11522998000123", gstin: null } }),
  );
  const { issuer } = await paperOf(await makeBilledCustomer());
  expect(issuer.lines.at(-1)).toBe("FSSAI 11522998000123");
});

test("a licence and a tax number stand on what is issued once they are set", async () => {
  await asSystem((tx) =>
    tx.settings.update({ where: { id: 1 }, data: { fssai: "11522998000123", gstin: "27ABCDE1234F1Z5" } }),
  );
  const { issuer } = await paperOf(await makeBilledCustomer());
  expect(issuer.lines.slice(-2)).toEqual(["FSSAI 11522998000123", "GSTIN 27ABCDE1234F1Z5"]);
});

test("nobody else has a bill's invoice", async () => {
  const [{ billId }, { customerId }] = [await makeBilledCustomer(), await makeBilledCustomer()];
  const found = await asCustomer(customerId, (tx) => findDocument(tx, { billId, kind: "invoice" }));
  expect(found).toBeNull();
});
