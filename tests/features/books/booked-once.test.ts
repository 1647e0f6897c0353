import { asSystem, disconnect } from "@/lib/db";
import { POSTINGS } from "@/lib/domain/books/ledger";
import { paise } from "@/lib/domain/money";
import { post } from "@/lib/features/books/commands";
import { makeBilledCustomer } from "@/tests/support/bills";

afterAll(disconnect);

test("an entry that its cause has already is a fault, and undoes the whole act", async () => {
  const { customerId, billId } = await makeBilledCustomer();
  const entries = () => asSystem((tx) => tx.journalEntry.count({ where: { billId } }));
  const before = await entries();
  const act = asSystem(async (tx) => {
    await tx.user.update({ where: { id: customerId }, data: { fullname: "Somebody Else" } });
    await post(tx, "bill-issued", { customerId, billId }, POSTINGS["bill-issued"](paise(100)));
  });
  await expect(act).rejects.toThrow("unique constraint");
  expect(await entries()).toBe(before);
  const { fullname } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: customerId } }));
  expect(fullname).toBe("Asha Kulkarni");
});
