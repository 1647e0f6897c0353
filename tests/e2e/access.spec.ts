import { booksNow } from "./support/database";
import { addressWithIds } from "./support/ids";
import { PAGES } from "./support/product-pages";
import { expect, test } from "./support/visitors";

const pagesUnder = (folder: string) =>
  PAGES.filter(({ file, status }) => file?.startsWith(folder) && !status).map(({ path }) => path);
const EXPORTS = [
  "plans",
  "kitchen",
  "deliveries",
  "customers",
  "subscriptions",
  "bills",
  "payments",
  "reports",
  "audit",
  "system",
];
const STAFF_ADDRESSES = [
  ...pagesUnder("admin/"),
  ...pagesUnder("drive/"),
  ...pagesUnder("kitchen/"),
  ...EXPORTS.map((name) => `/admin/${name}/export`),
  "/admin/kitchen/revision",
  "/kitchen/revision",
  "/admin/deliveries/revision",
  "/api/drive/round",
];
const OFFICE_ADDRESSES = STAFF_ADDRESSES.filter((path) => !/kitchen|deliveries|profile/.test(path));

test("a guest is sent to log in from every page of staff and customers", async ({ visit }) => {
  const page = await visit("guest");
  for (const path of [...STAFF_ADDRESSES, ...pagesUnder("(customer)/")]) {
    const answer = await page.request.get(await addressWithIds(path), { maxRedirects: 0 });
    expect.soft([path, answer.status()]).toEqual([path, 307]);
    expect.soft(answer.headers().location).toMatch(/^\/login\?next=/);
  }
});

/** What support reads of customers and their money. */
const OF_SUPPORT =
  /^\/admin$|customers|subscriptions|bills|payments|corrections|complaints|profile|not-delivered/;

for (const [who, closed] of [
  ["customer", STAFF_ADDRESSES],
  [
    "support",
    [...STAFF_ADDRESSES.filter((path) => !OF_SUPPORT.test(path)), "/admin/customers/{customer}/data"],
  ],
  ["kitchen", [...OFFICE_ADDRESSES, "/admin/deliveries", "/admin/deliveries/export"]],
  [
    "driver",
    [
      ...OFFICE_ADDRESSES.filter((path) => !/collect|\/drive/.test(path)),
      "/admin/kitchen",
      "/admin/kitchen/export",
      "/admin/kitchen/revision",
      "/kitchen",
      "/kitchen/revision",
    ],
  ],
] as const) {
  test(`for the ${who} the pages of others don't exist`, async ({ visit }) => {
    const page = await visit(who);
    for (const path of closed) {
      const answer = await page.request.get(await addressWithIds(path));
      expect.soft([path, answer.status()]).toEqual([path, 404]);
    }
  });
}

test("another customer's bill is not there, whatever is asked of it", async ({ visit }) => {
  const page = await visit("customer");
  for (const part of ["", "/pay", "/invoice"]) {
    const answer = await page.request.get(await addressWithIds(`/bills/{othersBill}${part}`));
    expect(answer.status()).toBe(404);
  }
});

test("opening every page changes nothing", async ({ visit }) => {
  test.setTimeout(180_000);
  const before = await booksNow();
  for (const { who, path } of PAGES) {
    const page = await visit(who);
    await page.request.get(await addressWithIds(path));
    await page.close();
  }
  expect(await booksNow()).toEqual(before);
});
