// How a customer says that a tiffin did not come, and how the office answers.
import { addDays, type PlainDate } from "../../../../lib/domain/plain-date";
import { newSubscriber } from "../customers";
import { onDay } from "../database";
import {
  acts,
  click,
  clickAsked,
  countOf,
  fill,
  opened,
  subscriptionOf,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

/** Somebody whose tiffin of yesterday may be complained of. */
async function eaterOfYesterday(fullname?: string) {
  const customer = await newSubscriber(fullname);
  const yesterday = addDays(customer.today, -1);
  const another = `insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
    select customer_id, plan_id, $2::date, end_date, daily_rate from customer_plans where customer_id = $1`;
  await onDay(yesterday, (client) => client.query(another, [customer.id, yesterday]));
  return { customer, yesterday };
}

async function complain(visit: Visit): Promise<Ready> {
  const { customer } = await eaterOfYesterday();
  const page = await opened(visit, customer, "/dashboard");
  await page.getByRole("button", { name: /^Not there\? Tell us/ }).click();
  return {
    page,
    press: clickAsked(page, "It did not come"),
    count: () => countOf("select count(*) from complaints where customer_id = $1", [customer.id]),
    shows: () => page.getByText(/You said: It did not come/).waitFor(),
  };
}

async function complaintOfYesterday() {
  const { customer, yesterday } = await eaterOfYesterday();
  const subscription = await subscriptionOf(customer);
  const complaint = await said(customer.id, subscription, yesterday);
  return { customer, complaint };
}

function said(customer: number, subscription: number, day: PlainDate): Promise<number> {
  return countOf(
    `insert into complaints (customer_id, subscription_id, day, kind) values ($1, $2, $3, 'missing') returning id`,
    [customer, subscription, day],
  );
}

async function creditComplaint(visit: Visit): Promise<Ready> {
  const { customer, complaint } = await complaintOfYesterday();
  const page = await opened(visit, "owner", `/admin/complaints?search=%23${customer.id}`);
  return {
    page,
    press: click(page, /^Credit ₹/),
    count: acts("credit-complaint", complaint),
    shows: () => page.getByRole("button", { name: /^Credit ₹/ }).waitFor({ state: "detached" }),
  };
}

/** A tiffin of yesterday that a driver marked as spilled. */
async function creditMissed(visit: Visit): Promise<Ready> {
  const fullname = "Jyoti Spilled";
  const { customer, yesterday } = await eaterOfYesterday(fullname);
  const subscription = await subscriptionOf(customer);
  const mark = `insert into delivery_marks (key, day, tiffin_id, subscription_id, customer_id, status, reason, phone, phone_time,
      happened_at, received_at, driver_id)
    select gen_random_uuid(), $1::date, $2, $2, $3, 'not_delivered', 'spilled', gen_random_uuid(), now, now, now,
      (select min(id) from users where role = 'driver') from (select $1::date + interval '12 hours' as now) as noon`;
  await onDay(yesterday, (client) => client.query(mark, [yesterday, subscription, customer.id]));
  const page = await opened(visit, "owner", "/admin/not-delivered");
  const row = page.getByRole("row").filter({ hasText: fullname }).first();
  const credit = row.getByRole("button", { name: /^Credit ₹/ });
  return {
    page,
    press: () => credit.click(),
    count: () => countOf("select count(*) from credits where customer_id = $1", [customer.id]),
    shows: () => row.getByText("Credited").waitFor(),
  };
}

async function declineComplaint(visit: Visit): Promise<Ready> {
  const { customer, complaint } = await complaintOfYesterday();
  const page = await opened(visit, "owner", `/admin/complaints?search=%23${customer.id}`);
  await page.getByRole("button", { name: /^Decline/ }).click();
  await fill(page.getByRole("dialog"), { "What the customer reads": "Your guard has it" });
  return {
    page,
    press: clickAsked(page, "Decline"),
    count: acts("decline-complaint", complaint),
    shows: () => page.getByRole("dialog").waitFor({ state: "detached" }),
  };
}

export const COMPLAINT_PRESSES: Presses = {
  complainAction: complain,
  creditComplaintAction: creditComplaint,
  creditMissedAction: creditMissed,
  declineComplaintAction: declineComplaint,
};
