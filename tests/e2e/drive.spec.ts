import type { Page } from "@playwright/test";
import { expect, test } from "./support/visitors";
import { formatRupees, rupees } from "../../lib/domain/money";
import { addDays } from "../../lib/domain/plain-date";
import { newBilledCustomer, newSubscription, today } from "./support/customers";
import { rows, valueOf } from "./support/database";
import { demoLogin } from "./support/people";

test.use({ serviceWorkers: "allow" });

const PHONE = { viewport: { width: 360, height: 740 } };
const MOST_BYTES = 150_000;

/** How many presses of the driver have arrived: each is one key, for however many tiffins. */
const arrived = async () =>
  Number(
    await valueOf(
      "select (select count(distinct key) from delivery_marks where status <> 'on_the_way') + (select count(*) from delivery_rounds)",
    ),
  );

/** Until the page would open without a network: the worker holds it, and all its parts are kept. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect
    .poll(() => page.evaluate(async () => (await caches.match("/drive")) !== undefined), { timeout: 20_000 })
    .toBe(true);
}

const word = (page: Page) => page.getByRole("banner").getByRole("status");

test("half a round without a network, through a closed and a killed page, arrives once and in order", async ({
  visit,
}) => {
  const page = await visit("driver", PHONE);
  const context = page.context();
  const before = await arrived();
  const response = await page.goto("/drive");
  expect((await response?.body())?.length ?? 0).toBeLessThan(MOST_BYTES);
  await page.getByRole("button", { name: "Start round" }).click();
  await expect(page.getByRole("button", { name: "Start round" })).toHaveCount(0);
  await expect(word(page)).toContainText("All sent");
  await untilKept(page);
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/drive-next.png` });

  await context.setOffline(true);
  // two buildings of one name may follow each other
  const doors = page.getByRole("list", { name: /^Doors at/ });
  const first = await doors.innerText();
  await page
    .getByRole("button", { name: /delivered$|^Delivered$/i })
    .last()
    .click();
  await expect.poll(() => doors.innerText()).not.toBe(first);
  await expect(word(page)).toContainText("No network. 1 mark waits");
  await page.getByRole("button", { name: "Not delivered" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Gate locked" }).click();
  await expect(word(page)).toContainText("2 marks wait");
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/drive-offline.png` });

  // the page is killed, and opened again where there is still no network
  await page.close({ runBeforeUnload: false });
  const again = await context.newPage();
  await again.goto("/drive");
  await expect(word(again)).toContainText("2 marks wait");
  await again.getByRole("button", { name: "Left with guard" }).click();
  await expect(word(again)).toContainText("3 marks wait");
  // another tab of the same phone
  const tab = await context.newPage();
  await tab.goto("/drive");
  await expect(word(tab)).toContainText("3 marks wait");
  expect(await arrived()).toBe(before + 1);

  await context.setOffline(false);
  await expect(word(again)).toContainText("All sent", { timeout: 40_000 });
  await expect(word(tab)).toContainText("All sent", { timeout: 40_000 });
  expect(await arrived()).toBe(before + 4);
  const marks = await rows<{ status: string }>(
    "select status from delivery_marks where status <> 'on_the_way' group by key, status order by max(id) desc limit 3",
  );
  expect(marks.map(({ status }) => status)).toEqual(["left_with_guard", "not_delivered", "delivered"]);

  const round = await valueOf(
    "select r.id from routes r join users u on u.id = r.driver_id where r.is_active and u.email = $1 order by r.id limit 1",
    [demoLogin("driver").email],
  );
  const owner = await visit("owner");
  await owner.goto(`/admin/deliveries?route=${Number(round)}`);
  await expect(owner.getByRole("heading", { name: "On the way" })).toBeVisible();
  await expect(owner.getByText(/Not delivered \d\d:\d\d: gate locked/).first()).toBeVisible();
});

let drivers = 0;

/** A driver for one test alone, on the round for today: their session ends in it. */
async function newDriver() {
  const { email: known, password } = demoLogin("driver");
  const email = `driver-${process.pid}-${(drivers += 1)}@example.test`;
  await rows(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     select 'Raju Pawar', $1, '', password, addr1, area, pincode, 'driver' from users where email = $2`,
    [email, known],
  );
  await rows(
    `insert into route_days (route_id, day, driver_id)
     select r.id, $2::date, u.id from routes r, users u where r.is_active and u.email = $1`,
    [email, today()],
  );
  return { email, password };
}

test.afterEach(() => rows("delete from route_days where day = $1::date", [today()]));

/** Somebody with a bill to pay, brought a tiffin today in a house of the first route. */
async function newPayerOnRoute(fullname: string) {
  const billed = await newBilledCustomer(fullname);
  const [house] = await rows<{ id: number; name: string }>(
    `select b.id, b.name from buildings b join routes r on r.id = b.route_id and r.is_active order by r.id, b.position limit 1`,
  );
  const addr1 = `Flat 9, Cash House ${billed.customer.id}`;
  await rows("update users set addr1 = $2 where id = $1", [billed.customer.id, addr1]);
  // where it lies is said of the address as it is, not with it
  await rows("update users set building_id = $2, is_address_read = true where id = $1", [
    ...[billed.customer.id, house?.id ?? null],
  ]);
  await newSubscription(billed.customer.id, { startDate: today(), endDate: addDays(today(), 27) });
  return { ...billed, stop: house?.name ?? addr1 };
}

test("cash is taken without a network, and booked once when it is back", async ({ visit }) => {
  const { billId, amount, stop } = await newPayerOnRoute("Freny Daruwala");
  const booked = () =>
    valueOf("select coalesce(sum(amount), 0)::int from door_payments where bill_id = $1", [billId]);
  const page = await visit(await newDriver(), PHONE);
  await page.goto("/drive");
  await page.getByRole("region", { name: "All stops" }).getByRole("button", { name: stop }).first().click();
  const take = page.getByRole("button", { name: /^Take ₹[\d,]+ from Freny Daruwala$/ });
  await expect(take).toBeVisible();
  await untilKept(page);
  await page.context().setOffline(true);
  await take.click();
  const owed = formatRupees(rupees(amount));
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/drive-cash.png` });
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `I have ${owed}` })
    .click();
  await expect(page.getByText(`${owed} taken in cash`)).toBeVisible();
  await expect(take).toBeHidden();
  await expect(word(page)).toContainText("No network. 1 mark waits");
  expect(Number(await booked())).toBe(0);
  await page.context().setOffline(false);
  await expect(word(page)).toContainText("All sent", { timeout: 40_000 });
  expect(Number(await booked())).toBe(amount * 100);
  await expect(page.getByText(`${owed} taken in cash`)).toBeVisible();
});

test("after logging out the phone holds nothing of the round", async ({ visit }) => {
  const page = await visit(await newDriver(), PHONE);
  await page.goto("/drive");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await untilKept(page);
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Log out" }).click();
  await expect(page).toHaveURL(/\/login$/);
  const left = await page.evaluate(async () => ({
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(left).toEqual({ caches: [], databases: [] });
});
