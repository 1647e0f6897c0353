// A document keeps the language in which it was issued, whoever causes its next edition.
import { asCustomer, asSystem } from "@/lib/db";
import { textsIn } from "@/lib/texts/texts";
import { keepInvoices } from "@/lib/features/documents/commands";
import { findDocument } from "@/lib/features/documents/queries";
import { renderDocument } from "@/lib/paper/render";
import { speaking } from "@/lib/speaking.mjs";
import { BILLING_DAY, billMonth, lettersTo } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeCustomer, makePlan, makeSubscription } from "@/tests/support/make";
import { takeCash } from "@/tests/support/money";

gatewayOfFile();

async function billedIn(language: string | null) {
  const customerId = await makeCustomer();
  await asSystem((tx) => tx.user.update({ where: { id: customerId }, data: { language } }));
  const plan = await makePlan({ dailyRate: 120 });
  await makeSubscription({ customerId, plan, startDate: "2026-11-01", endDate: "2026-11-10" });
  await speaking("mr", () => billMonth("2026-11"));
  const bill = await asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId } }));
  return { customerId, billId: bill.id, amount: bill.amount };
}

const invoices = (billId: number) =>
  asSystem((tx) => tx.document.findMany({ where: { billId, kind: "invoice" }, orderBy: { id: "asc" } }));

const HINDI = textsIn("hi");

test("the bill, its invoice and its letter are in the customer's language, not in the office's", async () => {
  const { customerId, billId } = await billedIn("hi");
  const found = await asCustomer(customerId, (tx) => findDocument(tx, { billId, kind: "invoice" }));
  expect(found?.paper).toMatchObject({
    language: "hi",
    title: HINDI.documents.invoice.title,
    balance: [HINDI.documents.invoice.open, "₹1,200"],
  });
  expect(found?.paper.facts.map(([, value]) => value)).toContain("नवंबर 2026");
  const [letter] = await lettersTo(customerId);
  expect(letter?.text).toContain("नवंबर 2026");
  expect(letter?.text).not.toMatch(/November|नोव्हेंबर/);
});

test("who has chosen none has an English invoice, whoever makes the bill", async () => {
  const { customerId, billId } = await billedIn(null);
  const found = await asCustomer(customerId, (tx) => findDocument(tx, { billId, kind: "invoice" }));
  expect(found?.paper).toMatchObject({ language: "en", title: "Invoice" });
});

test("asked again in any language, nothing is issued anew", async () => {
  const { billId, customerId } = await billedIn("hi");
  const before = await invoices(billId);
  await asSystem((tx) => tx.user.update({ where: { id: customerId }, data: { language: "mr" } }));
  for (const language of ["en", "hi", "mr"] as const)
    await speaking(language, () => asSystem((tx) => keepInvoices(tx, [billId], BILLING_DAY)));
  expect(await invoices(billId)).toEqual(before);
});

test("an invoice from before there were languages is English, and so are its later editions", async () => {
  const bill = await billedIn(null);
  const [{ content } = { content: {} }] = await invoices(bill.billId);
  expect(content).toHaveProperty("language", "en");
  await asSystem((tx) => tx.user.update({ where: { id: bill.customerId }, data: { language: "hi" } }));
  await speaking("mr", () => takeCash(bill, 500));
  const [, later] = await invoices(bill.billId);
  expect(later).toMatchObject({ edition: 2, content: { language: "en", title: "Invoice" } });
});

test("a receipt is in the customer's language, and its page is drawn with its letters", async () => {
  const bill = await billedIn("mr");
  await takeCash(bill, 500);
  const receipt = await asSystem((tx) =>
    tx.document.findFirstOrThrow({ where: { billId: bill.billId, kind: "receipt" } }),
  );
  expect(receipt.content).toMatchObject({
    language: "mr",
    title: textsIn("mr").documents.receipt.title,
  });
  const found = await asCustomer(bill.customerId, (tx) => findDocument(tx, { id: receipt.id }));
  const drawn = found && (await renderDocument(found));
  expect(drawn?.length).toBeGreaterThan(1_000);
});
