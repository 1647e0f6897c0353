// How people press in what they were told.
import { newCustomer, newSubscriber } from "../customers";
import { rows } from "../database";
import { passOf } from "../pass";
import { PUSH } from "../push-service";
import { click, countOf, opened, seen, type Presses, type Ready, type Visit } from "./kit";

async function markRead(visit: Visit): Promise<Ready> {
  const customer = await newCustomer("Rohini Jadhav");
  await rows(
    `insert into notifications (user_id, channel, kind, subject, text, sent_at)
     values ($1, 'in-app', 'billIssued', 'Your November bill', '', app_now())`,
    [customer.id],
  );
  const page = await opened(visit, customer, "/notifications");
  const button = page.getByRole("button", { name: "Mark all read" });
  return {
    page,
    press: () => button.click(),
    count: () =>
      countOf(
        "select count(*) from notifications where user_id = $1 and kind = 'billIssued' and read_at is not null",
        [customer.id],
      ),
    shows: () => button.waitFor({ state: "detached" }),
  };
}

async function chooseNotices(visit: Visit): Promise<Ready> {
  const customer = await newCustomer("Sunita Pawar");
  const page = await opened(visit, customer, "/profile");
  await page.getByRole("group", { name: "Tomorrow's tiffin" }).getByLabel("E-mail").check();
  return {
    page,
    press: click(page, "Save notifications"),
    count: () => countOf("select count(*) from notification_choices where user_id = $1", [customer.id]),
    shows: seen(page, "Notifications saved"),
  };
}

async function changeByPass(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const page = await opened(visit, "guest", `/pause#pass=${passOf(customer)}`);
  return {
    page,
    press: click(page, "Pause this day"),
    count: () => countOf("select count(*) from paused_dates where customer_id = $1", [customer.id]),
    shows: seen(page, "No tiffin on"),
  };
}

async function pushHere(visit: Visit) {
  const customer = await newCustomer("Leela Gokhale");
  const page = await opened(visit, customer, "/profile");
  await page.addInitScript(PUSH);
  await page.reload();
  const devices = () => countOf("select count(*) from push_devices where user_id = $1", [customer.id]);
  return { page, devices };
}

async function addPushDevice(visit: Visit): Promise<Ready> {
  const { page, devices } = await pushHere(visit);
  return {
    page,
    press: click(page, "Show notifications here"),
    count: devices,
    shows: seen(page, "Stop showing them here"),
  };
}

async function removePushDevice(visit: Visit): Promise<Ready> {
  const { page, devices } = await pushHere(visit);
  await page.getByRole("button", { name: "Show notifications here" }).click();
  await page.getByRole("button", { name: "Stop showing them here" }).waitFor();
  return {
    page,
    press: click(page, "Stop showing them here"),
    count: async () => 1 - (await devices()),
    shows: seen(page, "Show notifications here"),
  };
}

export const NOTICE_PRESSES: Presses = {
  addPushDeviceAction: addPushDevice,
  removePushDeviceAction: removePushDevice,
  changeByPassAction: changeByPass,
  markReadAction: markRead,
  chooseNoticesAction: chooseNotices,
};
