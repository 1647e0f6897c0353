import { asCustomer, asStaff, asSystem } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { getCustomer, listCustomers, listCustomersForExport } from "@/lib/features/customers/queries";
import { customerFilterSchema, customerIdIn } from "@/lib/features/customers/schema";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { billMonth, makeBilledCustomer } from "../../support/bills";
import { at, makeAdmin, makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";
import { credit, takeCash } from "../../support/money";

const today = parsePlainDate("2026-12-10");
const now = at("2026-12-10", "10:00");

async function asOffice(query: object) {
  const support = await makeStaff("support");
  return asStaff(support, (tx) => listCustomers(tx, customerFilterSchema.parse(query), today), now);
}

const names = (page: { rows: { fullname: string }[] }) => page.rows.map(({ fullname }) => fullname);

test("finds customers by a part of the name, e-mail or phone, in any case, and never staff", async () => {
  await makeCustomer({ fullname: "Meera Joshi", email: "meera@found.test", phone: "9812300001" });
  await makeStaff("admin", { fullname: "Meera Admin" });

  expect(names(await asOffice({ search: "mEERA" }))).toEqual(["Meera Joshi"]);
  expect(names(await asOffice({ search: "@found.te" }))).toEqual(["Meera Joshi"]);
  expect(names(await asOffice({ search: "98123" }))).toEqual(["Meera Joshi"]);
});

test("takes the signs of a pattern for what they are, and nonsense for nothing", async () => {
  await makeCustomer({ fullname: "Percent % Sign" });

  expect(names(await asOffice({ search: "t % S" }))).toEqual(["Percent % Sign"]);
  expect(names(await asOffice({ search: "Percent _ Sign" }))).toEqual([]);
  expect(names(await asOffice({ search: "t %\0 S", state: "nonsense" }))).toEqual(["Percent % Sign"]);
});

test("what a customer owes is what is open of their bills, not all that these asked for", async () => {
  const bill = await makeBilledCustomer();
  await takeCash(bill, 1_000);
  await credit(bill, 150);
  const { email } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id: bill.customerId } }));
  expect((await asOffice({ search: email })).rows).toMatchObject([{ unpaid: 50_00 }]);
});

test("narrows to an area, to those with something running, and to those who owe", async () => {
  const plan = await makePlan({ dailyRate: 100 });
  const owes = await makeCustomer({ fullname: "Owes Patil", area: "Digha" });
  await makeSubscription({ customerId: owes, plan, startDate: "2026-11-01", endDate: "2026-11-10" });
  const eats = await makeCustomer({ fullname: "Eats Shah", area: "Digha" });
  await makeSubscription({ customerId: eats, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  await makeCustomer({ fullname: "New Rao", area: "Digha" });
  await billMonth("2026-11");

  expect(names(await asOffice({ area: "Digha" }))).toEqual(["Eats Shah", "New Rao", "Owes Patil"]);
  expect(names(await asOffice({ area: "Digha", state: "active" }))).toEqual(["Eats Shah"]);
  const page = await asOffice({ area: "Digha", state: "owes" });
  expect(page.rows).toMatchObject([{ fullname: "Owes Patil", unpaid: 1_000_00, active: 0 }]);
});

test("goes through the list by key, both ways, without losing or repeating anybody", async () => {
  for (let index = 0; index < PAGE_SIZE + 3; index += 1) {
    // two share each name, so that the id must decide
    await makeCustomer({ fullname: `Paged ${String(Math.floor(index / 2)).padStart(2, "0")}` });
  }
  const first = await asOffice({ search: "Paged" });
  const second = await asOffice({ search: "Paged", after: String(first.after) });
  const back = await asOffice({ search: "Paged", before: String(second.before) });

  expect([...first.rows, ...second.rows].map(({ id }) => id)).toHaveLength(PAGE_SIZE + 3);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(PAGE_SIZE + 3);
  expect(first.before).toBeNull();
  expect(second.after).toBeNull();
  expect(back.rows).toEqual(first.rows);
  const whole = await asStaff(
    await makeAdmin(),
    (tx) => listCustomersForExport(tx, customerFilterSchema.parse({ search: "Paged" }), today),
    now,
  );
  expect(whole).toHaveLength(PAGE_SIZE + 3);
});

test("opens a customer's details, and neither a missing id nor one of staff", async () => {
  const admin = await makeAdmin();
  const id = await makeCustomer({ fullname: "Anil Iyer" });

  const found = await asStaff(admin, (tx) => getCustomer(tx, id));
  expect(found).toMatchObject({ id, fullname: "Anil Iyer" });
  expect(found?.address).toEqual(["Flat 4, Shanti Niwas", "Vashi", "Navi Mumbai, Maharashtra 400703"]);
  expect(found).not.toHaveProperty("password");
  expect(await asStaff(admin, (tx) => getCustomer(tx, admin.id))).toBeNull();
  expect(await asStaff(admin, (tx) => getCustomer(tx, 2_000_000))).toBeNull();
});

test("a customer who got hold of the list would find themselves alone in it, and couldn't search it", async () => {
  const id = await makeCustomer({ fullname: "Curious Nair" });
  await makeCustomer({ fullname: "Other Nair" });

  const asked = (query: object) =>
    asCustomer(id, (tx) => listCustomers(tx, customerFilterSchema.parse(query), today));
  expect(names(await asked({}))).toEqual(["Curious Nair"]);
  await expect(asked({ search: "Nair" })).rejects.toThrow("permission denied for view searched_people");
});

test.each(["0", "-1", "1e3", "1.5", " 7", "12345678901", "seven", ""])("%j is no customer's id", (text) => {
  expect(customerIdIn(text)).toBeNull();
});

test("an id is read from an address", () => expect(customerIdIn("72")).toBe(72));

test.each([
  ["+91 98111 10137"],
  ["98111-10137"],
  ["९८१११ १०१३७"],
  ["souza joseph"],
  ["D\u2019SOUZA"],
  ["D'Souza"],
  ["sai krupa"],
  ["joseph sai krupa"],
])("finds Joseph D'Souza of Sai Krupa by %s", async (search) => {
  const known = { fullname: "Joseph D\u2019Souza", phone: "9811110137", addr1: "B-4 Sai Krupa CHS" };
  if (names(await asOffice({ search: "9811110137" })).length === 0) await makeCustomer(known);
  expect(names(await asOffice({ search }))).toEqual(["Joseph D\u2019Souza"]);
});

test("finds a customer by number, and a name with one letter in two spellings", async () => {
  const id = await makeCustomer({ fullname: "\u092b\u093cरहान शेख" });
  expect((await asOffice({ search: `#${id}` })).rows.map((row) => row.id)).toContain(id);
  expect(names(await asOffice({ search: "\u095eरहान" }))).toEqual(["\u092b\u093cरहान शेख"]);
});
