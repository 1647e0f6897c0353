// How people press in what they were told.
import { newCustomer, newSubscriber } from "../customers";
import { rows } from "../database";
import { passOf } from "../pass";
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
      countOf("select count(*) from notifications where user_id = $1 and read_at is not null", [customer.id]),
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

export const NOTICE_PRESSES: Presses = {
  changeByPassAction: changeByPass,
  markReadAction: markRead,
  chooseNoticesAction: chooseNotices,
};
