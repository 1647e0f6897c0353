// How the office presses what a customer asked for by phone.
import { addDays } from "../../../../lib/domain/plain-date";
import { newCustomer, newSubscriber } from "../customers";
import { onDay, valueOf } from "../database";
import {
  acts,
  click,
  clickAsked,
  fill,
  opened,
  seen,
  subscriptionOf,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

async function atCustomer(visit: Visit) {
  const customer = await newSubscriber();
  const [day, subscription] = [addDays(customer.today, 2), await subscriptionOf(customer)];
  const put = (sql: string, of: number) => onDay(customer.today, (client) => client.query(sql, [of, day]));
  const open = () => opened(visit, "owner", `/admin/customers/${customer.id}`);
  return { customer, day, subscription, put, open };
}

async function adminPauseDays(visit: Visit): Promise<Ready> {
  const { customer, day, open } = await atCustomer(visit);
  const page = await open();
  await fill(page, { "First day": day, Reason: "On the phone" });
  return {
    page,
    press: click(page, "Pause days"),
    count: acts("pause-days", customer.id),
    shows: seen(page, /^Paused: /),
    after: 1,
  };
}

async function adminResumeDays(visit: Visit): Promise<Ready> {
  const { customer, day, put, open } = await atCustomer(visit);
  await put("insert into paused_dates (customer_id, pause_date) values ($1, $2)", customer.id);
  const page = await open();
  await fill(page, { "First day": day, Reason: "On the phone" });
  return {
    page,
    press: click(page, "Resume days"),
    count: acts("resume-days", customer.id),
    shows: seen(page, /^Resumed: /),
    after: 1,
  };
}

async function adminSkipDay(visit: Visit): Promise<Ready> {
  const { day, subscription, open } = await atCustomer(visit);
  const page = await open();
  await page.getByRole("button", { name: "Skip a day" }).click();
  await fill(page.getByRole("dialog"), { Day: day, Reason: "On the phone" });
  return {
    page,
    press: clickAsked(page, "Skip the day"),
    count: acts("skip-day", subscription),
    shows: seen(page, /is skipped on/),
    after: 1,
  };
}

async function adminUnskipDay(visit: Visit): Promise<Ready> {
  const { day, subscription, put, open } = await atCustomer(visit);
  await put("insert into skipped_deliveries (subscription_id, skip_date) values ($1, $2)", subscription);
  const page = await open();
  await page.getByRole("button", { name: "Skip a day" }).click();
  await fill(page.getByRole("dialog"), { Day: day, Reason: "On the phone" });
  return {
    page,
    press: clickAsked(page, "Take the skip back"),
    count: acts("unskip-day", subscription),
    shows: seen(page, /comes on .* after all/),
    after: 1,
  };
}

async function adminEndEarly(visit: Visit): Promise<Ready> {
  const { subscription, open } = await atCustomer(visit);
  const page = await open();
  await page.getByRole("button", { name: "End early" }).click();
  await fill(page.getByRole("dialog"), { Reason: "Moves away" });
  return {
    page,
    press: clickAsked(page, "End early"),
    count: acts("end-early", subscription),
    shows: seen(page, /ends with \w+day \d/),
    after: 1,
  };
}

async function adminExtend(visit: Visit): Promise<Ready> {
  const { customer, subscription, open } = await atCustomer(visit);
  const page = await open();
  await page.getByRole("button", { name: "Extend" }).click();
  await fill(page.getByRole("dialog"), {
    "New last day": addDays(customer.today, 29),
    Reason: "On the phone",
  });
  return {
    page,
    press: clickAsked(page, "Extend"),
    count: acts("extend", subscription),
    shows: seen(page, /now runs until/),
    after: 1,
  };
}

async function closeForCustomer(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, "owner", `/admin/customers/${customer.id}`);
  await page.getByRole("button", { name: "Close the account" }).click();
  await fill(page.getByRole("dialog"), { "Who asked, and how": "On the phone" });
  return {
    page,
    press: clickAsked(page, "Close the account"),
    count: acts("close-account", customer.id),
    shows: () => page.getByRole("button", { name: "Keep the account" }).waitFor(),
  };
}

async function logOutCustomer(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, "owner", `/admin/customers/${customer.id}`);
  await page.getByRole("button", { name: "Log out everywhere" }).click();
  await fill(page.getByRole("dialog"), { "Who asked, and how": "A lost phone" });
  return {
    page,
    press: clickAsked(page, "Log out everywhere"),
    count: acts("end-customer-sessions", customer.id),
    shows: () => page.getByRole("dialog").waitFor({ state: "detached" }),
  };
}

async function keepForCustomer(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  await valueOf("update users set closed_at = app_now() where id = $1", [customer.id]);
  const page = await opened(visit, "owner", `/admin/customers/${customer.id}`);
  await page.getByRole("button", { name: "Keep the account" }).click();
  await fill(page.getByRole("dialog"), { "Who asked, and how": "On the phone" });
  return {
    page,
    press: clickAsked(page, "Keep the account"),
    count: acts("keep-account", customer.id),
    shows: () => page.getByRole("button", { name: "Close the account" }).waitFor(),
  };
}

/** The preview of what the same click would change: if it gets lost, nothing is done. */
function lookBefore(prepare: (visit: Visit) => Promise<Ready>) {
  return async (visit: Visit): Promise<Ready> => {
    const { page, press, count } = await prepare(visit);
    return { page, press, count, shows: seen(page, /did not reach us, so it is not done/), effect: "none" };
  };
}

export const FOR_CUSTOMER_PRESSES: Presses = {
  adminPauseDaysAction: adminPauseDays,
  adminResumeDaysAction: adminResumeDays,
  adminSkipDayAction: adminSkipDay,
  adminUnskipDayAction: adminUnskipDay,
  adminEndEarlyAction: adminEndEarly,
  adminExtendAction: adminExtend,
  closeForCustomerAction: closeForCustomer,
  logOutCustomerAction: logOutCustomer,
  keepForCustomerAction: keepForCustomer,
  previewAdminPauseAction: lookBefore(adminPauseDays),
  previewAdminResumeAction: lookBefore(adminResumeDays),
  previewAdminSkipAction: lookBefore(adminSkipDay),
  previewAdminUnskipAction: lookBefore(adminUnskipDay),
  previewAdminEndAction: lookBefore(adminEndEarly),
  previewAdminExtendAction: lookBefore(adminExtend),
};
