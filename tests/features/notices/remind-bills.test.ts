import { asSystem, disconnect, toSqlDate } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { remindOfBills } from "@/lib/features/notices/remind-bills";
import { sendMails } from "@/lib/features/notifications/commands";
import type { Post } from "@/lib/post/post";
import { makeBilledCustomer } from "@/tests/support/bills";
import { takeCash } from "@/tests/support/money";
import { at, systemAt, toldTo } from "./sample";

afterAll(disconnect);

const on = (day: string) => at(day, "10:00");
const remind = (day: string) => remindOfBills(systemAt(on(day)), { limit: 2 });

/** A bill of 1 December, due on the tenth. */
async function billed() {
  const bill = await makeBilledCustomer();
  const { customerId, billId } = bill;
  const dueDate = toSqlDate(parsePlainDate("2026-12-10"));
  await asSystem((tx) => tx.bill.update({ where: { id: billId }, data: { dueDate } }));
  const told = async () => (await toldTo(customerId)).filter(({ kind }) => kind === "billDue");
  return { billId, told, pay: () => takeCash(bill, bill.amount) };
}

test("two days before a bill is due its customer is told once, until its day is over", async () => {
  const { billId, told } = await billed();
  await remind("2026-12-07");
  expect(await told()).toEqual([]);
  expect(await remind("2026-12-08")).toBe(1);
  expect(await remind("2026-12-08")).toBe(0);
  expect(await remind("2026-12-09")).toBe(0);
  const [letter, inbox, ...others] = await told();
  expect(others).toEqual([]);
  expect([letter?.channel, inbox?.channel]).toEqual(["email", "in-app"]);
  expect(inbox).toMatchObject({
    subject: "Your November 2026 bill is due on Thursday 10 Dec: ₹1,200",
    link: `/bills/${billId}`,
    expiresAt: at("2026-12-11", "00:00"),
  });
  expect(letter?.text).toContain("of your November 2026 bill ₹1,200 is still open");
});

test("a worker that was away tells of it on its day at the latest, and two at once tell once", async () => {
  const [one, other] = [await billed(), await billed()];
  await Promise.all([remind("2026-12-10"), remind("2026-12-10")]);
  expect(await one.told()).toHaveLength(2);
  expect(await other.told()).toHaveLength(2);
  const late = await billed();
  expect(await remind("2026-12-11")).toBe(0);
  expect(await late.told()).toEqual([]);
});

test("nobody is told of a bill that is paid, or was made two days before its day", async () => {
  const [paid, short] = [await billed(), await billed()];
  await paid.pay();
  const createdAt = at("2026-12-08", "01:00");
  await asSystem((tx) => tx.bill.update({ where: { id: short.billId }, data: { createdAt } }));
  await remind("2026-12-08");
  expect(await paid.told()).toEqual([]);
  expect(await short.told()).toEqual([]);
});

test("a letter that still waits when its bill is paid does not leave", async () => {
  const [paid, open] = [await billed(), await billed()];
  await remind("2026-12-08");
  await paid.pay();
  const left: string[] = [];
  const deliver: Post["deliver"] = async ({ subject }) => void left.push(subject);
  await sendMails(systemAt(on("2026-12-08")), { check: async () => {}, close: () => {}, deliver });
  const sent = async ({ told }: typeof paid) =>
    (await told()).find(({ channel }) => channel === "email")?.sentAt;
  expect(await sent(paid)).toBeNull();
  expect(await sent(open)).toEqual(on("2026-12-08"));
});
