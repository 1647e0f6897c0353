// A month billed in batches, in one statement a table, beside the same month billed customer by customer: the same bills, books,
// letters and invoices, and each bill what the domain says of its days one by one.
import { asSystem, disconnect } from "@/lib/db";
import { customerId, type CustomerId } from "@/lib/domain/identity";
import { daysOfMonth, parsePlainMonth } from "@/lib/domain/plain-date";
import { generateBills } from "@/lib/features/billing/commands";
import { billFacts, issuerFacts } from "@/lib/features/documents/facts";
import { invoiceHead, invoicePaper } from "@/lib/features/documents/invoice-paper";
import { issuerWords } from "@/lib/features/documents/words";
import { systemFlow } from "@/tests/support/bills";
import { at } from "@/tests/support/make";
import { credit } from "@/tests/support/money";
import { addRandomCalendars, causesOn } from "@/tests/support/random-calendars";
import { emptyTables, MONEY_TABLES } from "@/tests/support/sql";

const CUSTOMERS = 60;
const MONTH = parsePlainMonth("2027-04");
const CLOSED = at("2027-05-01", "01:00");

let customerIds: CustomerId[];

beforeAll(async () => {
  await addRandomCalendars(CUSTOMERS, 0.42);
  const people = await asSystem((tx) =>
    tx.user.findMany({ where: { role: "customer" }, select: { id: true }, orderBy: { id: "asc" } }),
  );
  customerIds = people.map(({ id }) => customerId(id));
});
afterAll(disconnect);

/** Everything that a run of so many customers at once leaves behind, without ids and numbers, customer by customer. */
async function run(batchSize: number) {
  await emptyTables(...MONEY_TABLES, "notifications");
  for (const [index, id] of customerIds.entries()) {
    if (index % 9 === 0) await credit({ customerId: id }, 40 * (1 + index));
  }
  const done = await generateBills(systemFlow(CLOSED), { month: MONTH }, batchSize);
  if (!done.ok) throw new Error(done.error);
  return { report: done.value, left: await whatIsThere() };
}

async function whatIsThere() {
  const bills = await asSystem((tx) =>
    tx.bill.findMany({
      include: {
        lines: { orderBy: { position: "asc" } },
        documents: { orderBy: { id: "asc" } },
        journal: { include: { lines: { orderBy: { id: "asc" } } }, orderBy: { id: "asc" } },
      },
      orderBy: { customerId: "asc" },
    }),
  );
  const letters = await asSystem((tx) =>
    tx.notification.findMany({ where: { channel: "email" }, orderBy: [{ recipient: "asc" }, { id: "asc" }] }),
  );
  const withoutIds = (text: string | null) => text?.replace(/bills\/\d+/, "bills/-");
  const told = letters.map(({ id: _, text, link, ...letter }) => ({
    ...{ ...letter, text: withoutIds(text), link: withoutIds(link) },
  }));
  const plain: unknown = JSON.parse(JSON.stringify([bills, told], nameless));
  return plain;
}

const MADE_UP = /^(?:id|\w*[bB]illId|entryId|position|lastDayChangeId|replacesId)$/;
const NUMBER = /INV\/\d+-\d+\/\d+/g;

function nameless(key: string, value: unknown): unknown {
  if (MADE_UP.test(key)) return "-";
  return typeof value === "string" ? value.replace(NUMBER, "a number") : value;
}

test("a batch of all and a batch of one leave the same behind", async () => {
  const oneByOne = await run(1);
  const atOnce = await run(CUSTOMERS);
  expect(oneByOne.report.created).toBeGreaterThan(CUSTOMERS / 2);
  expect(atOnce).toEqual(oneByOne);
}, 600_000);

test("each bill is what the domain says of its days", async () => {
  const asked = new Map<number, number>();
  for (const rows of (await causesOn(daysOfMonth(MONTH))).values()) {
    for (const { customerId, dailyRate, cause } of rows) {
      asked.set(customerId, (asked.get(customerId) ?? 0) + (cause === "delivery" ? dailyRate : 0));
    }
  }
  const bills = await asSystem((tx) => tx.bill.findMany({ orderBy: { customerId: "asc" } }));
  expect(bills.map(({ customerId, amount }) => [customerId, amount])).toEqual(
    [...asked].sort(([a], [b]) => a - b),
  );
});

test("each invoice says what it would if all of its facts were read", async () => {
  const { facts, issuer, documents } = await asSystem(async (tx) => {
    const bills = await tx.bill.findMany({ select: { id: true } });
    return {
      facts: await billFacts(
        tx,
        bills.map(({ id }) => id),
      ),
      issuer: await issuerFacts(tx),
      documents: await tx.document.findMany({ where: { edition: 1 }, orderBy: { billId: "asc" } }),
    };
  });
  expect(documents).toHaveLength(facts.length);
  const untouched = facts.filter(({ statement }) => statement.credited === 0);
  expect(untouched.length).toBeGreaterThan(CUSTOMERS / 3);
  for (const bill of untouched) {
    const kept = documents.find(({ billId }) => billId === bill.id);
    if (!kept) throw new Error(`bill ${bill.id} has no invoice`);
    const { number, issuedAt } = kept;
    const paper = invoicePaper(
      invoiceHead(bill, issuerWords(issuer), { number, issuedAt, replaces: null }),
      bill,
      null,
    );
    expect(kept.content).toEqual(paper);
  }
});

test("the numbers follow each other without a gap", async () => {
  const rows = await asSystem((tx) =>
    tx.document.findMany({ where: { edition: 1 }, orderBy: { position: "asc" } }),
  );
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
});
