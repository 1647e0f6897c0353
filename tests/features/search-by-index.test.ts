// A search by indexes finds what reading every row finds: whatever people are called, and whatever is typed.
import fc from "fast-check";
import { asStaff, asSystem, disconnect, type Tx } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { cleanLine } from "@/lib/domain/typed/typed-text";
import { listCustomers, listCustomersForExport } from "@/lib/features/customers/queries";
import { customerFilterSchema } from "@/lib/features/customers/schema";
import {
  billMatching,
  eachWord,
  letterMatching,
  paymentMatching,
  peopleFound,
  personIn,
  personMatching,
} from "@/lib/lists/search";
import { makeBilledCustomer } from "../support/bills";
import { makeCustomer, makePlan, makeStaff, makeSubscription } from "../support/make";

afterAll(disconnect);

// what folds, what marks, what LIKE would read, what no trigram is made of
const LETTERS = [..."abcdABCkKiI12é", "É", "İ", "\u212a", "Σ", "ς", "ß", "म", "ी", "र्", "९", "२"];
const SIGNS = [
  "'",
  "\u2019",
  "\u2018",
  "`",
  '"',
  "-",
  "\u2013",
  "\u2212",
  "%",
  "_",
  "\\",
  "/",
  ".",
  "@",
  "#",
];
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 2, arbitrary: fc.constantFrom(...SIGNS) },
  { weight: 1, arbitrary: fc.constant(" ") },
);
const text = (maxLength: number) => fc.string({ unit: character, minLength: 1, maxLength });
const line = (maxLength: number) => text(maxLength).map((typed) => cleanLine(`a${typed}b`));
const part = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 6 }));

const SEED = { seed: 20261201 };
const PEOPLE = 60;
const known = fc.sample(fc.record({ fullname: line(14), addr1: line(20) }), { ...SEED, numRuns: PEOPLE });

beforeAll(async () => {
  for (const person of known) await makeCustomer(person);
});

async function asOffice<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return asStaff(await makeStaff("owner"), read);
}

const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b);

/** Something out of what a person is called, or anything. */
const searches = fc.oneof(
  fc.tuple(fc.constantFrom(...known), part).map(([{ fullname, addr1 }, [from, length]]) => {
    const letters = Array.from(`${addr1} ${fullname}`);
    const start = from % letters.length;
    return letters.slice(start, start + length).join("");
  }),
  fc
    .tuple(fc.constantFrom(...known), fc.constantFrom(...known))
    .map(([{ fullname }, { addr1 }]) => `${fullname} ${addr1}`),
  text(5),
  fc.integer({ min: 0, max: 9_999 }).map((digits) => `982${digits}`),
);

/** So many random searches, some in each transaction. */
async function eachSearch(count: number, ask: (tx: Tx, search: string) => Promise<unknown>): Promise<void> {
  const all = fc.sample(searches, { ...SEED, numRuns: count });
  for (let from = 0; from < count; from += 20) {
    await asOffice(async (tx) => {
      for (const search of all.slice(from, from + 20)) await ask(tx, search);
    });
  }
}

test("people", async () => {
  const seen = new Set<number>();
  await eachSearch(160, async (tx, search) => {
    const byReading = ids(await tx.user.findMany({ where: personIn(search), select: { id: true } }));
    const found = (await peopleFound(tx, search, 10_000)) ?? [];
    expect({ search, found: found.sort((a, b) => a - b) }).toEqual({ search, found: byReading });
    seen.add(found.length);
  });
  expect(seen.size).toBeGreaterThan(10);
}, 60_000);

test("no more people than asked for", async () => {
  await asOffice(async (tx) => {
    const all = (await peopleFound(tx, "example.test", 10_000)) ?? [];
    expect(all.length).toBeGreaterThan(PEOPLE);
    expect(await peopleFound(tx, "example.test", all.length)).toHaveLength(all.length);
    expect(await peopleFound(tx, "example.test", all.length - 1)).toBeNull();
  });
});

test("letters", async () => {
  const data = known.map(({ fullname, addr1 }) => ({
    recipient: `${fullname}@x.test`,
    subject: addr1,
    text: "",
  }));
  await asSystem((tx) => tx.notification.createMany({ data }));
  await eachSearch(100, async (tx, search) => {
    const read = eachWord(search, (word) => [{ recipient: word }, { subject: word }]);
    const byReading = await tx.notification.findMany({ where: read, select: { id: true } });
    const found = await tx.notification.findMany({
      where: await letterMatching(tx, search),
      select: { id: true },
    });
    expect({ search, found: ids(found) }).toEqual({ search, found: ids(byReading) });
  });
}, 60_000);

test("bills and payments, by three letters or digits of a reference and by the whole of a shorter one", async () => {
  const bills = [await makeBilledCustomer(), await makeBilledCustomer(), await makeBilledCustomer()];
  const payments: number[] = [];
  for (const [index, { billId, customerId }] of bills.entries()) {
    const stripePaymentIntentId = ["pi_Three-1", "q7", "pi_three-22"][index] ?? "";
    const own = { billId, customerId, stripePaymentIntentId, amount: 100, currency: "inr", status: "failed" };
    payments.push((await asSystem((tx) => tx.payment.create({ data: own }))).id);
  }
  const found = (query: string) =>
    asOffice(async (tx) => {
      const where = {
        AND: [await billMatching(tx, query), { id: { in: bills.map(({ billId }) => billId) } }],
      };
      const paid = { AND: [await paymentMatching(tx, query), { id: { in: payments } }] };
      const [some, tried] = [await tx.bill.findMany({ where }), await tx.payment.findMany({ where: paid })];
      expect(tried.map(({ billId }) => billId).sort()).toEqual(ids(some));
      return ids(some).map((id) => bills.findIndex(({ billId }) => billId === id));
    });
  expect(await found("THREE")).toEqual([0, 2]);
  expect(await found("three-2")).toEqual([2]);
  expect(await found("pi_three\u20131")).toEqual([0]);
  expect(await found("pi%three")).toEqual([]);
  expect(await found("pithree")).toEqual([]);
  expect(await found("q७")).toEqual([1]);
});

test("what more than a few have in common is read in the list's order, and means the same", async () => {
  const many = Array.from({ length: 1_050 }, (_, n) => ({
    fullname: `Common ${String(n).padStart(4, "0")}`,
    ...{
      email: `common-${n}@example.test`,
      phone: String(7_100_000_000 + n),
      password: "no log-in with this",
    },
    ...{ addr1: "Flat 1", area: "Ulwe", pincode: "400703" },
  }));
  await asSystem((tx) => tx.user.createMany({ data: many }));
  const today = parsePlainDate("2026-12-10");
  const filter = customerFilterSchema.parse({ search: "common" });
  await asOffice(async (tx) => {
    expect(await personMatching(tx, "common")).toEqual(personIn("common"));
    const page = await listCustomers(tx, filter, today);
    expect(page.rows.map(({ fullname }) => fullname).slice(0, 2)).toEqual(["Common 0000", "Common 0001"]);
    expect(await listCustomersForExport(tx, filter, today)).toHaveLength(1_050);
  });
});

test("each member of the staff finds whom they may see, and nobody else", async () => {
  const day = parsePlainDate("2026-12-10");
  const bill = await makeBilledCustomer();
  const now = instantAt(day, "09:00");
  const plan = await makePlan();
  await makeSubscription({ customerId: bill.customerId, plan, startDate: day, endDate: day });
  for (const role of ["owner", "admin", "support", "kitchen", "driver"] as const) {
    const staff = await makeStaff(role);
    const [found, visible] = await asStaff(
      staff,
      async (tx) => [
        await peopleFound(tx, "example.test", 10_000),
        await tx.user.findMany({ select: { id: true } }),
      ],
      now,
    );
    const seen = await asSystem((tx) =>
      tx.user.findMany({
        where: { id: { in: visible.map(({ id }) => id) }, email: { endsWith: "example.test" } },
        select: { id: true },
      }),
    );
    expect({ role, found: ids((found ?? []).map((id) => ({ id }))) }).toEqual({ role, found: ids(seen) });
    if (role === "driver") expect(found).toContain(Number(bill.customerId));
  }
});
