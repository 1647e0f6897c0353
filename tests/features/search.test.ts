// What staff type into a list's search is read in one way everywhere, as people write it.
import { readdirSync, readFileSync } from "node:fs";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { paise } from "@/lib/domain/money";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { searchBills } from "@/lib/features/billing/queries";
import { billSearchSchema } from "@/lib/features/billing/schema";
import { openOf } from "@/lib/features/books/queries";
import { listCustomers } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import { listMails } from "@/lib/features/notifications/queries";
import { mailFilterSchema } from "@/lib/features/notifications/schema";
import { takeDoorPayment } from "@/lib/features/door/door";
import { searchPayments } from "@/lib/features/payments/queries";
import { paymentSearchSchema } from "@/lib/features/payments/schema";
import { letters, queueMail } from "@/lib/post/mail";
import { makeBilledCustomer, staffFlow } from "../support/bills";
import { at, makeAdmin, makeCustomer, makeStaff } from "../support/make";

afterAll(disconnect);

const now = at("2026-12-10", "10:00");
const today = parsePlainDate("2026-12-10");

async function lettersFound(search: string) {
  const page = await asStaff(await makeAdmin(), (tx) => listMails(tx, mailFilterSchema.parse({ search })));
  return page.rows.map(({ recipient }) => recipient);
}

async function billsFound(query: string) {
  const search = billSearchSchema.parse({ query });
  const page = await asStaff(await makeAdmin(), (tx) => searchBills(tx, search, today), now);
  return page.rows.map(({ id }) => id);
}

async function paymentsFound(query: string) {
  const search = paymentSearchSchema.parse({ query });
  const page = await asStaff(await makeAdmin(), (tx) => searchPayments(tx, search));
  return page.rows.map(({ billId }) => billId);
}

test.each([
  ["in another case", "LETTERS-Kavita-2026@EXAMPLE.test"],
  ["between spaces", "  letters-kavita  "],
  ["by words in any order", "password kavita"],
  ["with invisible marks and a dash of another kind", "letters\u2013\u200bkavita"],
  ["with digits of another script", "kavita-२०२६"],
])("a letter is found %s", async (_how, search) => {
  const recipient = "letters-kavita-2026@example.test";
  await asSystem(async (tx) => {
    await tx.notification.deleteMany();
    await queueMail(tx, recipient, letters.passwordChanged({ name: "Kavita" }));
    await queueMail(tx, "other@example.test", letters.passwordChanged({ name: "Ravi" }));
  });
  expect(await lettersFound(search)).toEqual([recipient]);
});

test("the signs of a pattern stand for themselves", async () => {
  await asSystem((tx) => queueMail(tx, "100%_off@example.test", letters.passwordChanged({ name: "Ravi" })));
  expect(await lettersFound("100%_off")).toEqual(["100%_off@example.test"]);
  expect(await lettersFound("1%f")).toEqual([]);
});

test.each([
  ["as the gateway shows it", "pi_find_7002"],
  ["in another case", "PI_FIND_7002"],
  ["between spaces", "  pi_find_7002 "],
  ["with digits of another script", "pi_find_७००२"],
  ["with an invisible mark", "pi_find_\u200b7002"],
])("a payment is found by its reference %s, and so is its bill", async (_how, query) => {
  const stripePaymentIntentId = "pi_find_7002";
  const found = await asSystem((tx) => tx.payment.findFirst({ where: { stripePaymentIntentId } }));
  const billId = found?.billId ?? (await attempt(stripePaymentIntentId));
  expect(await paymentsFound(query)).toEqual([billId]);
  expect(await billsFound(query)).toEqual([billId]);
});

async function attempt(stripePaymentIntentId: string): Promise<number> {
  const { billId, customerId } = await makeBilledCustomer();
  const data = { billId, customerId, stripePaymentIntentId, amount: 120_000, currency: "inr" };
  await asSystem((tx) => tx.payment.create({ data: { ...data, status: "failed" } }));
  return billId;
}

const inMarathi = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0x966 + Number(digit)));

async function takenAtTheDoor(reference: string | null) {
  const bill = await makeBilledCustomer();
  const seen = await asSystem((tx) => openOf(tx, bill.billId));
  const how = reference === null ? ({ method: "cash" } as const) : ({ method: "upi" } as const);
  const typed = { billId: bill.billId, amount: paise(50_000), reference, seen, ...how };
  const taken = await takeDoorPayment(staffFlow(await makeStaff("driver")), typed);
  if (!taken.ok) throw new Error(taken.error);
  return bill;
}

test("a bill is found by its receipt from the door, however that is written", async () => {
  const { billId } = await takenAtTheDoor(null);
  const { id } = await asSystem((tx) => tx.doorPayment.findFirstOrThrow({ where: { billId } }));
  const number = String(id).padStart(5, "0");
  for (const typed of [
    `D-${number}`,
    `d ${number}`,
    `D${id}`,
    ` d\u2013${number} `,
    `D-${inMarathi(number)}`,
  ])
    expect(await billsFound(typed)).toEqual([billId]);
  expect(await billsFound(`D-${String(id + 1000).padStart(5, "0")}`)).toEqual([]);
});

test("a bill and its payments are found by the reference of a UPI payment", async () => {
  const { billId, customerId } = await takenAtTheDoor("UPI-4012-FIND");
  const own = { billId, customerId, stripePaymentIntentId: "pi_beside_upi", currency: "inr" };
  await asSystem((tx) => tx.payment.create({ data: { ...own, amount: 100, status: "failed" } }));
  for (const typed of ["UPI-4012-FIND", "upi-4012-find", " 4012-find ", "UPI-४०१२"]) {
    expect(await billsFound(typed)).toEqual([billId]);
    expect(await paymentsFound(typed)).toEqual([billId]);
  }
});

test("a customer is found by a PIN code in digits of another script, and by a name in two parts", async () => {
  const fullname = "Zoé Fernandes";
  await makeCustomer({ fullname, pincode: "400799" });
  for (const search of ["४००७९९", "fernandes zoe\u0301", "FERNANDES"]) {
    const filter = customerFilterSchema.parse({ search });
    const page = await asStaff(await makeAdmin(), (tx) => listCustomers(tx, filter, today), now);
    expect(page.rows.map((row) => row.fullname)).toEqual([fullname]);
  }
});

const SOURCES = ["app", "components", "lib"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: `${root}/${file}`, text: readFileSync(`${root}/${file}`, "utf8") })),
);

test("only lib/lists/search looks for a part of a text in a column", () => {
  const byHand = SOURCES.filter(({ text }) =>
    /\bcontains:|\bstartsWith:|"insensitive"|\bI?LIKE\b/.test(text),
  );
  expect(byHand.map(({ file }) => file)).toEqual(["lib/lists/search.ts"]);
});

test("every list with a search box asks lib/lists/search", () => {
  const typed = /\b(?:search|query|actor): searchField/;
  const features = SOURCES.filter(({ text }) => typed.test(text)).map(({ file }) => file.split("/")[2]);
  expect(features.length).toBeGreaterThan(6);
  const searching = (name = "") =>
    SOURCES.some(
      ({ file, text }) =>
        file.startsWith(`lib/features/${name}/`) &&
        /"@\/lib\/(?:lists\/search|features\/customers\/name-queries)"/.test(text),
    );
  expect(features.filter((name) => !searching(name))).toEqual([]);
});

test("every search box of a page is one that a schema reads as a search", () => {
  const pages = SOURCES.filter(({ file }) => file.endsWith(".tsx")).map(({ text }) => text);
  const boxes = pages.flatMap((text) => [
    ...text.matchAll(/(?:<FilterText|<Input[^>]*type="search")\s[^>]*?name="(\w+)"/g),
  ]);
  const names = new Set(boxes.map(([, name]) => name));
  expect(boxes.length).toBeGreaterThan(6);
  expect([...names].sort()).toEqual(["actor", "query", "search"]);
});
