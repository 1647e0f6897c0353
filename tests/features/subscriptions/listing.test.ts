import { asStaff, asSystem } from "@/lib/db";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { listSubscriptions, listSubscriptionsForExport } from "@/lib/features/subscriptions/listing";
import { subscriptionFilterSchema } from "@/lib/features/subscriptions/schema";
import { PAGE_SIZE } from "@/lib/lists/paging";
import { makeCustomer, makePlan, makeStaff, makeSubscription } from "../../support/make";

const today = parsePlainDate("2026-12-10");

async function list(query: object) {
  const support = await makeStaff("support");
  return asStaff(support, (tx) => listSubscriptions(tx, subscriptionFilterSchema.parse(query), today));
}

const ids = (page: { rows: { id: number }[] }) => page.rows.map(({ id }) => id);

test("narrows to a plan, an area, a person, and to what runs, comes, or is over", async () => {
  const [thali, mini] = [await makePlan(), await makePlan()];
  const vashi = await makeCustomer({ fullname: "Vashi Desai", area: "Vashi" });
  const ulwe = await makeCustomer({ fullname: "Ulwe Menon", area: "Ulwe" });
  const take = (customerId: number, plan: typeof thali, startDate: string, endDate: string) =>
    makeSubscription({ customerId, plan, startDate, endDate });
  const over = await take(vashi, thali, "2026-11-01", "2026-12-09");
  const lastDay = await take(vashi, mini, "2026-11-01", "2026-12-10");
  const firstDay = await take(ulwe, thali, "2026-12-10", "2026-12-20");
  const coming = await take(ulwe, mini, "2026-12-11", "2026-12-20");
  const cleared = await take(ulwe, mini, "2026-12-01", "2026-12-20");
  await asSystem((tx) => tx.subscription.update({ where: { id: cleared }, data: { isActive: false } }));

  expect(ids(await list({ state: "active" }))).toEqual([firstDay, lastDay]);
  expect(ids(await list({ state: "upcoming" }))).toEqual([coming]);
  expect(ids(await list({ state: "ended" }))).toEqual([cleared, over]);
  expect(ids(await list({ plan: String(thali.id) }))).toEqual([firstDay, over]);
  expect(ids(await list({ area: "Vashi" }))).toEqual([lastDay, over]);
  expect(ids(await list({ search: "menon", state: "active" }))).toEqual([firstDay]);
  expect((await list({ plan: "x", state: "y" })).rows.map(({ state }) => state)).toEqual([
    "ended",
    "upcoming",
    "active",
    "active",
    "ended",
  ]);
});

test("goes through the list by key, the latest first, and exports it whole", async () => {
  const plan = await makePlan();
  const customerId = await makeCustomer({ fullname: "Many Tiffins" });
  for (let index = 0; index < PAGE_SIZE + 1; index += 1) {
    await makeSubscription({ customerId, plan, startDate: "2026-12-01", endDate: "2026-12-31" });
  }
  const first = await list({ search: "Many Tiffins" });
  const second = await list({ search: "Many Tiffins", after: String(first.after) });

  expect(ids(first)).toHaveLength(PAGE_SIZE);
  expect(ids(second)).toEqual([Math.min(...ids(first)) - 1]);
  expect(second.after).toBeNull();
  const whole = await asStaff(await makeStaff("owner"), (tx) =>
    listSubscriptionsForExport(tx, subscriptionFilterSchema.parse({ search: "Many Tiffins" }), today),
  );
  expect(whole).toHaveLength(PAGE_SIZE + 1);
});
