import { expect, test, type Browser, type Page } from "@playwright/test";
import pg from "pg";
import { instantAt } from "../../lib/domain/business-time";
import { addDays, parsePlainDate } from "../../lib/domain/plain-date";
import { CODES, DRIVERS, EATERS, emailOf, openKitchen, PASSWORD } from "./support/day-kitchen";
import { logIn } from "./support/people";
import { startStack, type Stack } from "./support/stack";

// One lunch, from the menu of the evening before to the month's bill, as five people, on a clock that is moved between them.
test.describe.configure({ mode: "serial", timeout: 240_000 });

const DAY = parsePlainDate("2027-02-26"); // the last Friday of its month
const [EVE, MONTHS_LAST] = [addDays(DAY, -1), addDays(DAY, 2)];
const PHONE = { viewport: { width: 360, height: 740 } };
const REASON = "Called at ten past eight: he is ill";

let stack: Stack;

test.beforeAll(async () => {
  stack = await startStack({ now: instantAt(EVE, "20:00"), demo: false });
  await withClient((client) => openKitchen(client, { first: addDays(DAY, -4), last: MONTHS_LAST }));
});
test.afterAll(() => stack.remove());

test("in the evening the menu is written, and a customer reads it", async ({ browser }) => {
  const owner = await visitor(browser, "Asha Patil", CODES[0]);
  await owner.goto("/admin/menus");
  const day = owner.getByRole("textbox", { name: /26/ });
  await day.fill("2 Rotis\nMatar Paneer\nJeera Rice");
  await owner.getByRole("button", { name: "Save menu" }).click();
  await expect(owner.getByText("Saved.")).toBeVisible();
  const eater = await visitor(browser, "Anita Rao");
  await eater.goto("/menu");
  await expect(eater.getByText("Matar Paneer").first()).toBeVisible();
});

test("until eight a customer pauses, and at eight the sheet is fixed", async ({ browser }) => {
  stack = await stack.restart({ now: instantAt(DAY, "07:50") });
  const early = await visitor(browser, "Esha Nair");
  await early.goto("/dashboard");
  await early.getByRole("button", { name: "Pause today" }).click();
  await expect.poll(() => rows("select customer_id from paused_dates")).toHaveLength(1);

  stack = await stack.restart({ now: new Date(instantAt(DAY, "08:00").getTime() + 5_000) });
  const cook = await visitor(browser, "Ravi Naik");
  await cook.goto("/admin/kitchen");
  await expect(cook.getByText(/Final since/).first()).toBeVisible();
  const counted = await rows(
    `select r.customer_id from sheet_rows r join sheets s on s.id = r.sheet_id where s.day = '${DAY}'`,
  );
  expect(counted).toHaveLength(EATERS.length - 1);
});

test("a late call is an amendment that the cook sees, who then packs both rounds", async ({ browser }) => {
  const owner = await visitor(browser, "Asha Patil", CODES[1]);
  const [{ id } = { id: 0 }] = await rows("select id from users where fullname = 'Chetan Joshi'");
  await owner.goto(`/admin/customers/${id}`);
  await owner.getByRole("textbox", { name: "First day", exact: true }).fill(DAY);
  await owner.getByRole("textbox", { name: "Reason", exact: true }).fill(REASON);
  await owner.getByRole("button", { name: "Pause days" }).click();
  await expect(owner.getByText(/^Paused: Friday 26 Feb/)).toBeVisible();

  const cook = await visitor(browser, "Ravi Naik");
  await cook.goto("/admin/kitchen");
  await expect(cook.getByText(`Because: ${REASON}`).first()).toBeVisible();
  await cook.getByRole("button", { name: /^Seen/ }).first().click();
  await expect(cook.getByText(/Seen by/).first()).toBeVisible();
  for (const [round, driver] of Object.entries(DRIVERS)) {
    await cook.getByRole("button", { name: `All packed for ${round}`, exact: true }).click();
    await cook.getByRole("textbox", { name: `Driver who loads ${round}`, exact: true }).fill(driver);
    await cook.getByRole("button", { name: `Loaded for ${round}`, exact: true }).click();
    await expect(cook.getByRole("button", { name: `Loaded for ${round}`, exact: true })).toHaveCount(0);
  }
  const loaded = await rows(
    "select route, sum(count)::int as count from pack_marks where stage = 'loaded' group by route order by route",
  );
  expect(loaded.map(({ route, count }) => `${route}: ${count}`)).toEqual([
    "Airoli round: 1",
    "Vashi round: 3",
  ]);
});

test("two drivers bring it, one of them without a network for half the round", async ({ browser }) => {
  const first = await visitor(browser, "Imran Shaikh");
  await first.goto("/drive");
  await first.getByRole("button", { name: "Start round" }).click();
  await expect(first.getByRole("button", { name: "Start round" })).toHaveCount(0);
  const word = first.getByRole("banner").getByRole("status");
  await expect(word).toContainText("All sent");
  const stop = first.getByRole("heading", { level: 2 }).first();
  await expect(stop).toContainText("Sea Breeze");
  await first.getByRole("button", { name: "Delivered", exact: true }).last().click();
  await expect(stop).toContainText("Palm Court");
  await expect(word).toContainText("All sent");
  await first.context().setOffline(true);
  await first.getByRole("button", { name: "Not delivered" }).click();
  await first.getByRole("dialog").getByRole("button", { name: "Gate locked" }).click();
  await expect(stop).toContainText("Sagar Darshan");
  await first.getByRole("button", { name: "Left with guard" }).click();
  await expect(word).toContainText("2 marks wait");

  const second = await visitor(browser, "Sunil Gaikwad");
  await second.goto("/drive");
  await second.getByRole("button", { name: "Start round" }).click();
  await expect(second.getByRole("button", { name: "Start round" })).toHaveCount(0);
  await expect(second.getByRole("heading", { level: 2 }).first()).toContainText("Raigad");
  await second.getByRole("button", { name: "Delivered", exact: true }).last().click();
  await expect(second.getByRole("banner").getByRole("status")).toContainText("All sent");

  await first.context().setOffline(false);
  await expect(word).toContainText("All sent", { timeout: 40_000 });
  const states = async () => {
    const marked = await rows(
      "select u.fullname, s.status from delivery_states s join users u on u.id = s.customer_id order by u.fullname",
    );
    return marked.map(({ fullname, status }) => `${fullname}: ${status}`);
  };
  await expect
    .poll(states)
    .toEqual([
      "Anita Rao: not_delivered",
      "Bina Shah: delivered",
      "Dilip More: delivered",
      "Farid Khan: left_with_guard",
    ]);
});

test("who got nothing says so, and the office credits it", async ({ browser }) => {
  stack = await stack.restart({ now: instantAt(DAY, "14:10") });
  const eater = await visitor(browser, "Anita Rao");
  await eater.goto("/dashboard");
  await eater.getByRole("button", { name: /^Not there\? Tell us/ }).click();
  await eater.getByRole("dialog").getByRole("button", { name: "It did not come", exact: true }).click();
  await expect(eater.getByText(/You said: It did not come/)).toBeVisible();

  const owner = await visitor(browser, "Asha Patil", CODES[2]);
  await owner.goto("/admin/complaints");
  await expect(owner.getByText(/gate locked/i).first()).toBeVisible();
  await owner.getByRole("button", { name: "Credit ₹120" }).click();
  await expect(owner.getByRole("button", { name: "Credit ₹120" })).toHaveCount(0);
});

test("the month closes, and the bill shows the pause, the late call and the credit", async ({ browser }) => {
  stack = await stack.restart({ now: instantAt(addDays(MONTHS_LAST, 1), "11:00") });
  const owner = await visitor(browser, "Asha Patil", CODES[3]);
  await owner.goto("/admin/bills");
  await owner.getByRole("textbox", { name: "Month" }).fill("2027-02");
  await owner.getByRole("button", { name: "Generate bills" }).click();
  await expect(owner.getByText("The bills of February 2027 are made.")).toBeVisible();
  const bills = await rows(
    "select u.fullname, b.billable_days as days from bills b join users u on u.id = b.customer_id order by u.fullname",
  );
  expect(bills.map(({ fullname, days }) => `${fullname}: ${days}`)).toEqual([
    "Anita Rao: 7",
    "Bina Shah: 7",
    "Chetan Joshi: 6",
    "Dilip More: 7",
    "Esha Nair: 6",
    "Farid Khan: 7",
  ]);

  const eater = await visitor(browser, "Anita Rao");
  await eater.goto("/bills");
  await eater.getByRole("link", { name: "February 2027" }).first().click();
  await expect(eater.getByText(/Amount ₹840 − .*₹120.* = open ₹720/)).toBeVisible();
  await expect(eater.getByRole("button", { name: "Pay ₹720" }).first()).toBeVisible();
});

/** Somebody's window, logged in; `code`: for the office's second step. */
async function visitor(browser: Browser, name: string, code?: string): Promise<Page> {
  const isDriver = Object.values<string>(DRIVERS).includes(name);
  const context = await browser.newContext({ baseURL: stack.address, ...(isDriver && PHONE) });
  const page = await context.newPage();
  await logIn(page, { email: emailOf(name), password: PASSWORD }, code);
  return page;
}

type Row = Record<string, unknown>;

async function withClient<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: stack.databaseUrl() });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

const rows = (sql: string) => withClient(async (client) => (await client.query<Row>(sql)).rows);
