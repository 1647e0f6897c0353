// What is pushed to a browser: shown by the worker that also keeps its pages, until it is logged out.
import type { Page, Worker } from "@playwright/test";
import { addDays } from "../../lib/domain/plain-date";
import { newSubscriber, today } from "./support/customers";
import { rows, valueOf } from "./support/database";
import { pausedDays, PHONE, untilKept } from "./support/kept-phone";
import { passOf } from "./support/pass";
import { logIn } from "./support/people";
import { PUSH } from "./support/push-service";
import { expect, test } from "./support/visitors";

type Shown = { title: string; body: string; actions: { action: string }[]; data: object };

/** As the server seals it for the browser. */
function reminderFor(customer: { id: number }) {
  const day = addDays(today(), 1);
  const link = `/calendar?month=${day.slice(0, 7)}&day=${day}`;
  const shown = { title: "Tomorrow: Chole, Bharli Vangi", body: "Not at home?", link, tag: "notice-1" };
  return { ...shown, pass: passOf(customer), actions: [{ action: "pause", title: "Pause" }] };
}

/** The machine has nothing that shows notifications: what would be shown, and opened, is noted instead. */
const noting = (worker: Worker) =>
  worker.evaluate(`
    self.noted = [];
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => void noted.push({ title, ...options });
    Clients.prototype.openWindow = async (url) => void noted.push({ title: "opened " + url });`);
const noted = (worker: Worker) => worker.evaluate<Shown[]>("self.noted.splice(0)");

/** A press in what is shown, or beside its buttons. */
const press = (worker: Worker, shown: Shown, action = "") =>
  worker.evaluate(
    async ({ shown, action }) => {
      const waits: unknown[] = [];
      const event = new Event("notificationclick");
      const close = () => {};
      Object.assign(event, { action, notification: { ...shown, close } });
      Object.defineProperty(event, "waitUntil", { value: (wait: unknown) => waits.push(wait) });
      self.dispatchEvent(event);
      await Promise.all(waits);
    },
    { shown, action },
  );

async function push(page: Page, message: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      for (const { registrationId, isDeleted } of registrations) if (!isDeleted) resolve(registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const { origin } = new URL(page.url());
  const data = JSON.stringify(message);
  await devtools.send("ServiceWorker.deliverPushMessage", {
    origin,
    data,
    registrationId: await registration,
  });
  await devtools.detach();
}

test.describe("the worker of the pages", () => {
  test.use({ serviceWorkers: "allow" });

  test("shows what is pushed, pauses the day from it, and opens what it is about", async ({ visit }) => {
    const customer = await newSubscriber();
    const page = await visit(customer, PHONE);
    await page.goto("/dashboard");
    await untilKept(page);
    const scopes = await page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    );
    expect(scopes).toEqual(["/"]);
    const [worker] = page.context().serviceWorkers();
    if (!worker) throw new Error("no worker");
    await noting(worker);

    const sent = reminderFor(customer);
    await push(page, sent);
    let shown: Shown[] = [];
    await expect.poll(async () => (shown = await noted(worker)).length).toBe(1);
    const [first] = shown;
    if (!first) throw new Error("nothing shown");
    const { title, body, actions, link, tag, pass } = sent;
    expect(first).toMatchObject({ title, body, tag, actions, data: { link, tag, pass } });

    await press(worker, first, "pause");
    expect(await pausedDays(customer.id)).toBe(1);
    const [said] = await noted(worker);
    expect(said).toMatchObject({ title: expect.stringContaining("No tiffin on"), body: title, actions: [] });
    await press(worker, first, "pause");
    expect(await pausedDays(customer.id)).toBe(1);
    await noted(worker);

    await press(worker, first);
    expect(await noted(worker)).toMatchObject([{ title: `opened ${link}` }]);
    // without a line it is the page that asks, when there is one again
    await page.context().setOffline(true);
    await page.context().route("**/*", (route) => route.abort("internetdisconnected"));
    await press(worker, first, "pause");
    expect(await noted(worker)).toMatchObject([{ title: `opened /pause#pass=${pass}` }]);
  });
});

test("logging out ends what is pushed to this browser, here and at the server; nobody else's", async ({
  visit,
}) => {
  const customer = await newSubscriber();
  const page = await visit("guest", PHONE);
  await page.addInitScript(PUSH);
  await logIn(page, customer);
  await page.goto("/profile");
  await page.getByRole("button", { name: "Show notifications here" }).click();
  const stop = page.getByRole("button", { name: "Stop showing them here" });
  await expect(stop).toBeVisible();
  await page.reload();
  await expect(stop).toBeVisible();
  await rows(`insert into push_devices (user_id, endpoint, p256dh, auth) values ($1, $2, 'key', 'auth')`, [
    customer.id,
    `https://fcm.googleapis.com/fcm/send/other-${customer.id}`,
  ]);
  const devices = () => valueOf("select count(*)::int from push_devices where user_id = $1", [customer.id]);
  expect(await devices()).toBe(2);

  await page.getByRole("main").getByRole("button", { name: "Log out" }).click();
  await expect(page).toHaveURL(/\/login/);
  expect(await devices()).toBe(1);
  expect(await page.evaluate(() => localStorage.getItem("test:push-endpoint"))).toBeNull();
  await logIn(page, customer);
  await page.goto("/profile");
  await expect(page.getByRole("button", { name: "Show notifications here" })).toBeVisible();
});

test("a browser that was logged out from elsewhere says that nothing is shown in it", async ({ visit }) => {
  const customer = await newSubscriber();
  const page = await visit("guest", PHONE);
  await page.addInitScript(PUSH);
  await logIn(page, customer);
  await page.goto("/profile");
  await page.getByRole("button", { name: "Show notifications here" }).click();
  await expect(page.getByRole("button", { name: "Stop showing them here" })).toBeVisible();
  await rows("delete from sessions where user_id = $1", [customer.id]);
  await logIn(page, customer);
  await page.goto("/profile");
  await page.getByRole("button", { name: "Show notifications here" }).click();
  await expect(page.getByRole("button", { name: "Stop showing them here" })).toBeVisible();
  expect(await valueOf("select count(*)::int from push_devices where user_id = $1", [customer.id])).toBe(1);
});
