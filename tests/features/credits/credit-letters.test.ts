import { asSystem } from "@/lib/db";
import { takeBackCredit } from "@/lib/features/credits/credits";
import { settleCase } from "@/lib/features/odd-cases/settle-case";
import { makeBilledCustomer, lettersTo, readCases, staffFlow } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { credit, paidTwice, payOnline, refund } from "@/tests/support/money";

const gateway = gatewayOfFile();

/** What the latest letter about credit says, without its greeting and links. */
async function latestLetter(customerId: number): Promise<string> {
  const text = (await lettersTo(customerId)).at(-1)?.text ?? "";
  return text.split("\n").find((line) => line.includes("is yours as credit")) ?? text;
}

test("credit that an unpaid bill takes whole says that none of it is left", async () => {
  const bill = await makeBilledCustomer();
  await credit(bill, 500);
  expect(await latestLetter(bill.customerId)).toBe(
    "₹500 is yours as credit (Burnt dal). ₹500 of credit was taken off your unpaid bills at once, and none of it is left.",
  );
});

test("credit that an unpaid bill takes a part of says what is left", async () => {
  const bill = await makeBilledCustomer();
  await credit(bill, 1_500);
  expect(await latestLetter(bill.customerId)).toBe(
    "₹1,500 is yours as credit (Burnt dal). ₹1,200 of credit was taken off your unpaid bills at once; ₹300 waits for your next bill.",
  );
});

test("a payment refunded as credit waits, with what was there before", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  await credit(bill, 100);
  await refund(payment.id, { amount: 50_000, seen: 120_000, destination: "credit" });
  expect(await latestLetter(bill.customerId)).toBe(
    "₹500 is yours as credit (Cold food). You have ₹600 of credit now: it is taken off your next bill by itself.",
  );
});

test("money that was set aside and kept as credit says the note of who decided", async () => {
  const bill = await paidTwice(gateway);
  const caseId = (await readCases()).at(-1)?.id ?? 0;
  const order = { caseId, way: "credit", note: "As agreed on the phone" } as const;
  await settleCase(staffFlow(await makeAdmin()), order);
  expect(await latestLetter(bill.customerId)).toMatch(
    /^₹1,200 is yours as credit \(As agreed on the phone\)\./,
  );
});

test("credit that was taken back says why, and what is left", async () => {
  const bill = await makeBilledCustomer();
  const { customerId } = bill;
  await credit(bill, 1_500);
  await credit(bill, 500);
  const { id: creditId } = await asSystem((tx) =>
    tx.credit.findFirstOrThrow({ where: { customerId, amount: 50_000 } }),
  );
  const flow = staffFlow(await makeAdmin());
  expect(await takeBackCredit(flow, { creditId, reason: "Meant for Joseph" })).toMatchObject({ ok: true });
  const { subject, text } = (await lettersTo(customerId)).at(-1) ?? { subject: "", text: "" };
  expect(subject).toBe("₹500 of credit was taken back");
  expect(text).toContain("your credit of ₹500 was taken back: Meant for Joseph");
  expect(text).toContain("You have ₹300 of credit now.");
});

test("a customer who was erased gets no letter", async () => {
  const bill = await makeBilledCustomer();
  const payment = await payOnline(gateway, bill);
  const before = (await lettersTo(bill.customerId)).length;
  const anonymisedAt = new Date("2026-12-01T00:00:00Z");
  await asSystem((tx) => tx.user.update({ where: { id: bill.customerId }, data: { anonymisedAt } }));
  await refund(payment.id, { amount: 100, seen: 120_000, destination: "credit" });
  expect(await lettersTo(bill.customerId)).toHaveLength(before);
});
