// Every file that the office exports writes money and instants in one form.
import { readdirSync } from "node:fs";
import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { asStaff, asSystem, disconnect } from "@/lib/db";
import { messages } from "@/lib/messages";
import { makeBilledCustomer } from "../../support/bills";
import { at, makeStaff } from "../../support/make";

const now = at("2026-12-10", "10:00");

jest.mock("@/lib/access/read", () => ({
  readAsStaff: async (_roles: unknown, fn: (scope: object) => unknown) => {
    const staff = await makeStaff("owner");
    return asStaff(staff, async (tx) => fn({ tx, now, staff }), now);
  },
  readDayAsStaff: async (_roles: unknown, _day: unknown, fn: (scope: object) => unknown) => {
    const staff = await makeStaff("owner");
    return asStaff(staff, async (tx) => fn({ tx, now, staff }), now);
  },
  requireStaff: async () => ({ now, staff: await makeStaff("owner") }),
}));
jest.mock("@/lib/access/auth", () => ({ getViewer: async () => ({ fullname: "Asha Rao" }) }));
jest.mock("@/lib/access/counted", () => ({ counted: (file: unknown) => file }));
jest.mock("next-intl/server", () => ({
  getTranslations: async (namespace: NamespaceKeys<Messages, NestedKeyOf<Messages>>) =>
    createTranslator({ locale: "en", messages, namespace }),
}));

afterAll(disconnect);

const MONEY = /^-?\d+\.\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30$/;

/** Columns with money and with instants, by the export's folder. */
const FORMS: Record<string, { money: string[]; instants: string[] }> = {
  audit: { money: [], instants: ["When"] },
  bills: { money: ["Amount", "Open"], instants: [] },
  complaints: { money: ["Cost"], instants: ["Said"] },
  customers: { money: ["Unpaid"], instants: [] },
  deliveries: { money: [], instants: [] },
  dishes: { money: [], instants: [] },
  kitchen: { money: [], instants: [] },
  "kitchen/dishes": { money: [], instants: [] },
  "kitchen/shopping": { money: [], instants: [] },
  payments: { money: ["Amount"], instants: ["When", "Decided"] },
  plans: { money: ["Daily rate"], instants: [] },
  reports: { money: [], instants: [] },
  subscriptions: { money: ["A day"], instants: [] },
  system: { money: [], instants: ["When"] },
};

/** Those with people in them: each line says who took it along. */
const MARKED = [
  "audit",
  "bills",
  "complaints",
  "customers",
  "deliveries",
  "payments",
  "subscriptions",
  "system",
];

/** The figures of the month's report that are money. */
const SUMS = new Set([
  ...["Billed", "Credited afterwards", "Collected", "Outstanding", "Overdue", "Worth"],
  ...["Received", "Given back", "Lost to disputes"],
]);

async function exported(folder: string, query = ""): Promise<Record<string, string>[]> {
  const { GET } = await import(`@/app/admin/${folder}/export/route`);
  const response: Response = await GET(new Request(`http://kitchen.test/?${query}`));
  const [head = [], ...rows] = (await response.text()).trim().split("\r\n").map(cellsOf);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ""])));
}

// no cell of these files has a line break in it
const cellsOf = (line: string) =>
  [...line.replace(/^\ufeff/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );

beforeAll(async () => {
  const { billId, customerId } = await makeBilledCustomer();
  const own = { billId, customerId, stripePaymentIntentId: "pi_exported", currency: "inr" };
  const when = at("2026-12-03", "00:01");
  await asSystem((tx) => tx.payment.create({ data: { ...own, amount: 120_050, status: "failed" } }), when);
  const { id: subscriptionId } = await asSystem((tx) =>
    tx.subscription.findFirstOrThrow({ where: { customerId } }),
  );
  const said = { customerId, subscriptionId, day: new Date("2026-11-03"), kind: "late" };
  await asSystem((tx) => tx.complaint.create({ data: said }), when);
  const { id: dishId } = await asSystem((tx) => tx.dish.findFirstOrThrow({ where: { name: "roti" } }));
  const atta = { ingredient: { create: { key: "atta", name: "Atta", unit: "g", packSize: 5_000 } } };
  const lines = { create: [{ position: 0, amount: 30, ...atta }] };
  await asSystem((tx) => tx.dishRecipe.create({ data: { dishId, lines } }));
  const line = { level: "info", category: "security", operation: "log-in" };
  await asSystem((tx) => tx.systemLog.createMany({ data: [line] }), when);
});

test("these are all the exports there are", () => {
  const folders = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("export/route.ts"))
    .map((file) => file.slice("admin/".length, -"/export/route.ts".length));
  expect(folders.sort()).toEqual(Object.keys(FORMS));
});

test.each(Object.entries(FORMS))(
  "%s: money in rupees with two decimals, instants in ISO",
  async (folder, of) => {
    const rows = await exported(
      folder,
      folder.startsWith("kitchen") || folder === "deliveries" ? "date=2026-11-03" : "",
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      for (const column of of.money) expect(row[column]).toMatch(MONEY);
      for (const column of of.instants) expect(row[column] || "2026-12-03T00:01:00+05:30").toMatch(INSTANT);
      const others = Object.entries(row).filter(([name]) => !of.money.includes(name) && name !== "Value");
      for (const [, cell] of others) expect(cell).not.toMatch(/^-?\d+\.\d+$/);
    }
  },
);

test.each(MARKED)("%s: each line says who took it along", async (folder) => {
  const rows = await exported(folder, folder === "deliveries" ? "date=2026-11-03" : "");
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row["Exported by"]).toMatch(/^Asha Rao, .*20\d\d/);
});

test("a payment is in rupees, to the paisa, at the instant it began", async () => {
  const rows = await exported("payments", "query=pi_exported");
  expect(rows).toMatchObject([{ Amount: "1200.50", When: "2026-12-03T00:01:00+05:30" }]);
});

test("the month's figures in money have two decimals, the counted ones none", async () => {
  const rows = await exported("reports", "month=2026-11");
  for (const row of rows) {
    const form = SUMS.has(row["Figure"] ?? "") ? MONEY : /^\d+$/;
    expect([row["Figure"], row["Value"]]).toEqual([row["Figure"], expect.stringMatching(form)]);
  }
});
