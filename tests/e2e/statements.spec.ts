import { addressWithIds } from "./support/ids";
import { PAGES } from "./support/product-pages";
import { statementsDuring, stopWritingDown, writeDownStatements } from "./support/statements";
import { expect, test } from "./support/visitors";

/**
 * The most round trips that a page may make to PostgreSQL: of the request whole, with its session, its frame and each BEGIN and
 * COMMIT. That they don't grow with what there is to show says tests/database/statements.test.ts.
 */
const MOST: Readonly<Record<string, number>> = {
  ...{ home: 8, plans: 7, "plans-customer": 7, menu: 9 },
  ...{ help: 3, "help-customer": 3, privacy: 3, terms: 3, verify: 3, offline: 3 },
  ...{
    signup: 6,
    start: 9,
    login: 3,
    forgot: 3,
    "reset-broken": 3,
    reset: 3,
    "join-broken": 3,
    pause: 4,
    "change-email": 3,
    "prove-email": 6,
    "first-password": 6,
    "not-found": 0,
    // rendered once more for what is not there, in the language of whoever asks
    "not-found-customer": 9,
  },
  ...{
    dashboard: 11,
    notifications: 9,
    calendar: 11,
    "bill-unpaid": 8,
    "bill-paid": 8,
    bills: 8,
    subscriptions: 10,
  },
  ...{ "choose-plan": 8, subscribe: 8, pay: 14, "pay-paid": 14, payments: 12, profile: 12 },
  ...{
    "admin-customer": 15,
    "admin-customers": 10,
    "admin-subscriptions": 10,
    "admin-bill": 27,
    "admin-bills": 10,
    "admin-complaints": 11,
  },
  ...{
    "admin-kitchen": 22,
    kitchen: 40,
    drive: 6,
    "admin-not-delivered": 6,
    "admin-deliveries": 16,
    "admin-collect": 10,
    "admin-collect-door": 9,
  },
  ...{ "admin-shopping": 16, "admin-cooking": 14, "admin-afterwards": 9, "admin-added": 12 },
  ...{
    "admin-door-receipt": 8,
    "admin-plans": 6,
    "admin-plan-new": 3,
    "admin-plan": 7,
    "admin-menus": 14,
    "admin-dishes": 6,
    "admin-routes": 11,
    "admin-route-new": 6,
    "admin-route": 8,
    "admin-building": 9,
    "admin-addresses": 7,
    "admin-dish": 9,
    "admin-ingredients": 8,
  },
  ...{ "admin-closures": 7, "admin-home": 32, "admin-corrections": 11, "admin-correction": 15 },
  ...{ "admin-payments": 21, "admin-payments-settled": 14, "admin-books": 9, "admin-reports": 19 },
  ...{
    "admin-audit": 10,
    "admin-settings": 8,
    "admin-outbox": 8,
    "admin-letter": 6,
    "admin-profile": 7,
    "second-factor": 6,
  },
  "admin-system": 13,
  "admin-prove": 3,
  ...{ "admin-staff": 6, "admin-staff-person": 6 },
  "admin-not-found": 3,
};

test.beforeAll(writeDownStatements);
test.afterAll(stopWritingDown);

for (const { name, who, path, status = 200 } of PAGES) {
  test(`${name} asks the database no more often than it may`, async ({ visit }) => {
    const { request } = (await visit(who)).context();
    const address = await addressWithIds(path);
    await request.get(address); // once in a minute at most a session notes when it was seen last
    // the gateway's reports reach the same server when they like: asked once more, a page that asks too often still does
    await expect(async () => {
      const sent = await statementsDuring(async () => {
        expect((await request.get(address)).status()).toBe(status);
      });
      expect(sent.length, sent.join("\n")).toBeLessThanOrEqual(MOST[name] ?? 0);
    }).toPass({ timeout: 30_000 });
  });
}
