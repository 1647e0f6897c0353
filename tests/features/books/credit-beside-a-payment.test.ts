import { asSystem } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { applyCredit, post } from "@/lib/features/books/commands";
import { BILLING_DAY, makeBilledCustomer } from "@/tests/support/bills";
import { gatewayOfFile } from "@/tests/support/gateway";
import { makeAdmin } from "@/tests/support/make";
import { begin, standing, type Billed } from "@/tests/support/money";

gatewayOfFile();

/** Credit that comes while nobody gives up what is under way, as money that was set aside does. */
async function creditComes({ customerId }: Billed, rupees: number) {
  const { id: givenById } = await makeAdmin();
  const amount = paise(rupees * 100);
  return asSystem(async (tx) => {
    const data = { customerId, amount, reason: "Burnt dal", givenById };
    const { id: creditId } = await tx.credit.create({ data });
    await post(tx, "credit-given", { creditId, customerId }, POSTINGS["credit-given"](amount));
    return applyCredit(tx, customerId, BILLING_DAY);
  }, BILLING_DAY);
}

test("credit waits while a bill's payment is under way, so that nobody pays more than is open", async () => {
  const bill = await makeBilledCustomer();
  await begin(bill);
  const before = await standing(bill);
  expect(await creditComes(bill, 300)).toBe(0);
  expect(await standing(bill)).toEqual({ ...before, credit: 30_000 });
});

test("without a payment under way it is taken off at once", async () => {
  const bill = await makeBilledCustomer();
  const { open } = await standing(bill);
  expect(await creditComes(bill, 300)).toBe(30_000);
  expect(await standing(bill)).toMatchObject({ open: open - 30_000, credit: 0 });
});
