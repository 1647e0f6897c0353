// How many statements the pages' own reads send, whatever there is to show. The whole of a page, its session and its frame
// too, is counted by tests/e2e/statements.spec.ts.
import { Client } from "pg";
import { customerFile } from "@/app/admin/customers/[id]/read-customer-file";
import { readDashboard } from "@/app/(customer)/dashboard/read-dashboard";
import { asCustomer, asStaff, asSystem, disconnect, type Tx } from "@/lib/db";
import { toBusinessMonth } from "@/lib/domain/business-time";
import type { CustomerId } from "@/lib/domain/identity";
import { addMonths, firstDayOf, parsePlainMonth } from "@/lib/domain/plain-date";
import { wholeBill } from "@/lib/features/billing/whole-bill";
import { calendarMonth } from "@/lib/features/pauses/queries";
import { billMonth } from "@/tests/support/bills";
import { at, makeAdmin, makeCustomer, makePause, makePlan, makeSubscription } from "@/tests/support/make";

const NOW = at("2026-11-20", "12:00");
const BEGIN_AND_COMMIT = 2;

const sent = jest.spyOn(Client.prototype, "query");

async function statementsOf(read: () => Promise<unknown>): Promise<number> {
  const before = sent.mock.calls.length;
  await read();
  return sent.mock.calls.length - before - BEGIN_AND_COMMIT;
}

let few: CustomerId;
let many: CustomerId;

beforeAll(async () => {
  few = await household(1);
  many = await household(12);
  for (let back = 6; back >= 1; back -= 1) await billMonth(addMonths(toBusinessMonth(NOW), -back));
});
afterAll(disconnect);

/** So many subscriptions at once, and as many pauses; half a year of them, or a month. */
async function household(size: number): Promise<CustomerId> {
  const customerId = await makeCustomer();
  const startDate = firstDayOf(size === 1 ? parsePlainMonth("2026-10") : parsePlainMonth("2026-05"));
  for (let n = 1; n <= size; n += 1) {
    const plan = await makePlan();
    await makeSubscription({ customerId, plan, startDate, endDate: "2026-12-31" });
    await makePause(customerId, `2026-11-${String(n).padStart(2, "0")}`);
  }
  return customerId;
}

const latestBill = (customerId: CustomerId) =>
  asSystem((tx) => tx.bill.findFirstOrThrow({ where: { customerId }, orderBy: { id: "desc" } }));

type Read = (tx: Tx, customerId: CustomerId) => Promise<unknown>;

const READS: [page: string, statements: number, read: Read][] = [
  ["the dashboard", 6, (tx, customerId) => readDashboard({ tx, customerId, now: NOW })],
  ["the calendar", 1, (tx, customerId) => calendarMonth(tx, customerId, toBusinessMonth(NOW), NOW)],
];

test.each(READS)("%s sends %i, for little and for much", async (_, statements, read) => {
  const count = (customerId: CustomerId) =>
    statementsOf(() => asCustomer(customerId, (tx) => read(tx, customerId), NOW));
  expect([await count(few), await count(many)]).toEqual([statements, statements]);
});

test("a bill sends 3, of one line and of twelve", async () => {
  for (const customerId of [few, many]) {
    const { id } = await latestBill(customerId);
    expect(await statementsOf(() => asCustomer(customerId, (tx) => wholeBill(tx, customerId, id), NOW))).toBe(
      3,
    );
  }
});

test("the office's page of a customer sends 10, for little and for much", async () => {
  const staff = await makeAdmin();
  for (const customerId of [few, many]) {
    const read = () =>
      asStaff(staff, (tx) => customerFile({ tx, now: NOW, staff }, String(customerId), null), NOW);
    expect(await statementsOf(read)).toBe(10);
  }
});
