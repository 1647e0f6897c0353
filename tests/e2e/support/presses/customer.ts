// How a customer presses: meals, days and a bill.
import { type Page } from "@playwright/test";
import { addDays, formatDay, type PlainDate } from "../../../../lib/domain/plain-date";
import { newBilledCustomer, newSubscriber } from "../customers";
import { onDay, valueOf } from "../database";
import {
  acts,
  click,
  clickAsked,
  countOf,
  fill,
  opened,
  seen,
  subscriptionOf,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

let started = 0;

async function start(visit: Visit): Promise<Ready> {
  started += 1;
  const email = `press-start-${process.pid}-${started}@example.test`;
  const plan = await valueOf("select min(id) from plans where is_active");
  const page = await opened(visit, "guest", `/start?plan=${plan}&area=Nerul`);
  await fill(page, {
    ...{ "Full name": "Sneha Joshi", Email: email, Phone: "9820012345" },
    "Address line 1": "Flat 2, Rose",
  });
  await page.getByLabel("Password", { exact: true }).fill("Kothimbir-Vadi-42");
  return {
    page,
    press: click(page, "Subscribe"),
    count: () =>
      countOf(
        "select count(*) from customer_plans join email_claims c on c.user_id = customer_id where c.email = $1",
        [email],
      ),
    shows: () => page.waitForURL(/\/dashboard\?taken=/),
  };
}

async function subscribe(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const plan = await countOf("select id from plans where is_active order by id limit 1");
  const page = await opened(visit, customer, `/subscriptions/new?plan=${plan}`);
  return {
    page,
    press: click(page, "Subscribe"),
    count: () => countOf("select count(*) from customer_plans where customer_id = $1", [customer.id]),
    shows: () => page.waitForURL(/\/subscriptions\?taken=/),
  };
}

async function endEarly(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const page = await opened(visit, customer, "/subscriptions");
  await page.getByRole("button", { name: "End early" }).click();
  return {
    page,
    press: () =>
      page
        .getByRole("alertdialog")
        .getByRole("button", { name: /^End on/ })
        .click(),
    count: acts("end-early", await subscriptionOf(customer)),
    shows: seen(page, /ends with .* Nothing after that day is charged/),
  };
}

async function extend(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const page = await opened(visit, customer, "/subscriptions");
  await page.getByRole("button", { name: "Extend" }).click();
  await fill(page, { "New last day": addDays(customer.today, 29) });
  return {
    page,
    press: clickAsked(page, "Extend"),
    count: acts("extend", await subscriptionOf(customer)),
    shows: seen(page, /now runs until/),
  };
}

const dayButton = (page: Page, day: PlainDate, state: string) =>
  page.getByRole("button", { name: `${formatDay(day, "long")}, ${state}` });

async function pauseDays(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 2);
  const page = await opened(visit, customer, `/calendar?month=${day.slice(0, 7)}`);
  return {
    page,
    press: () => dayButton(page, day, "delivery").click(),
    count: () => countOf("select count(*) from paused_dates where customer_id = $1", [customer.id]),
    shows: () => dayButton(page, day, "paused").waitFor(),
  };
}

async function resumeDays(visit: Visit): Promise<Ready> {
  const customer = await newSubscriber();
  const day = addDays(customer.today, 2);
  const pause = "insert into paused_dates (customer_id, pause_date) values ($1, $2)";
  await onDay(customer.today, (client) => client.query(pause, [customer.id, day]));
  const page = await opened(visit, customer, `/calendar?month=${day.slice(0, 7)}`);
  return {
    page,
    press: () => dayButton(page, day, "paused").click(),
    count: async () =>
      1 - (await countOf("select count(*) from paused_dates where customer_id = $1", [customer.id])),
    shows: () => dayButton(page, day, "delivery").waitFor(),
  };
}

/** Somebody with two tiffins a day, so that a single meal can be skipped. */
async function newEaterOfTwo() {
  const customer = await newSubscriber();
  const again = `insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
    select customer_id, plan_id, start_date, end_date, daily_rate from customer_plans where customer_id = $1`;
  await onDay(customer.today, (client) => client.query(again, [customer.id]));
  return customer;
}

/** The switch for the later of a day's two meals. */
async function mealOf(page: Page, day: PlainDate) {
  await page.getByRole("button", { name: "Skip one meal" }).click();
  await page.getByRole("button", { name: new RegExp(`^${formatDay(day, "long")}, `) }).click();
  return page.getByRole("switch").last();
}

async function skipDay(visit: Visit): Promise<Ready> {
  const customer = await newEaterOfTwo();
  const day = addDays(customer.today, 2);
  const page = await opened(visit, customer, `/calendar?month=${day.slice(0, 7)}`);
  const meal = await mealOf(page, day);
  return {
    page,
    press: () => meal.click(),
    count: acts("skip-day", await subscriptionOf(customer)),
    shows: () => page.getByRole("switch", { checked: false, disabled: false }).waitFor(),
  };
}

async function unskipDay(visit: Visit): Promise<Ready> {
  const customer = await newEaterOfTwo();
  const day = addDays(customer.today, 2);
  const skip = "insert into skipped_deliveries (subscription_id, skip_date) values ($1, $2)";
  const subscription = await subscriptionOf(customer);
  await onDay(customer.today, (client) => client.query(skip, [subscription, day]));
  const page = await opened(visit, customer, `/calendar?month=${day.slice(0, 7)}`);
  const meal = await mealOf(page, day);
  return {
    page,
    press: () => meal.click(),
    count: acts("unskip-day", subscription),
    shows: () => page.getByRole("switch", { checked: true, disabled: false }).nth(1).waitFor(),
  };
}

async function startPayment(visit: Visit): Promise<Ready> {
  const { customer, billId } = await newBilledCustomer();
  const page = await opened(visit, customer, `/bills/${billId}/pay`);
  await fill(page, { "Card number": "4242 4242 4242 4242", Expiry: "12/34", CVC: "123" });
  return {
    page,
    press: click(page, /^Pay ₹/),
    count: () => countOf("select count(*) from payments where bill_id = $1", [billId]),
    shows: () => page.getByRole("heading", { name: "Receipt" }).waitFor(),
  };
}

/** Back from a bank that hasn't decided: the page itself asks about the outcome, and keeps waiting. */
async function checkBillPayment(visit: Visit): Promise<Ready> {
  const { customer, billId } = await newBilledCustomer();
  const page = await opened(visit, customer, `/bills/${billId}/pay`);
  await page.getByText("UPI", { exact: true }).click();
  await page.getByRole("button", { name: /^Pay ₹.* with UPI$/ }).click();
  await page.getByRole("heading", { name: "UPI test page" }).waitFor();
  return {
    page,
    press: () => page.goto(`/bills/${billId}/pay?payment_intent=back`),
    count: () => countOf("select count(*) from payments where bill_id = $1", [billId]),
    shows: seen(page, "Asking your bank…"),
    effect: "none",
    isOfPage: true,
  };
}

export const CUSTOMER_PRESSES: Presses = {
  startAction: start,
  subscribeAction: subscribe,
  endEarlyAction: endEarly,
  extendAction: extend,
  pauseDaysAction: pauseDays,
  resumeDaysAction: resumeDays,
  skipDayAction: skipDay,
  unskipDayAction: unskipDay,
  startPaymentAction: startPayment,
  checkBillPaymentAction: checkBillPayment,
};
