import { createHash } from "node:crypto";
import { billedDaysText } from "../../../lib/domain/books/billed-days";
import { toBusinessDate } from "../../../lib/domain/business-time";
import {
  addDays,
  addMonths,
  daysOfMonth,
  monthOf,
  monthParts,
  type PlainDate,
  type PlainMonth,
} from "../../../lib/domain/plain-date";
import { NOTICE } from "../../../lib/features/privacy/schema";
import { onDay, rows } from "./database";
import { demoLogin } from "./people";

/** The shared product's current business day. */
export function today(): PlainDate {
  const { E2E_NOW } = process.env;
  if (!E2E_NOW) throw new Error("the global setup has not run");
  return toBusinessDate(new Date(E2E_NOW));
}

type Customer = { id: number; email: string; password: string };

let made = 0;

/**
 * A customer for this test only, who can log in, and whose door the first driver's round passes. Much quicker than signing up
 * through the form. `knowsNotice`: of the privacy notice; who doesn't is told of it on every page.
 */
export async function newCustomer(fullname = "Kavita Shinde", knowsNotice = true): Promise<Customer> {
  const { email: known, password } = demoLogin("customer");
  made += 1;
  const email = `customer-${process.pid}-${made}@example.test`;
  const [user] = await rows<{ id: number }>(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, building_id, flat, is_address_read)
     select $1, $2, '9820011223', u.password, 'Flat 7, Neelkanth', b.area, '400706', b.id, '7', true
     from users u, buildings b where u.email = $3 and b.name = 'Neelkanth' and b.area = 'Nerul' order by b.id limit 1 returning id`,
    [fullname, email, known],
  );
  if (!user) throw new Error("the demo customer is not there");
  if (knowsNotice)
    await rows("insert into consents (user_id, notice, kind) values ($1, $2, 'given')", [user.id, NOTICE]);
  return { id: user.id, email, password };
}

/** One who has not proved their e-mail yet: they log in with it, and every page tells them. */
export async function newClaimant(): Promise<Customer> {
  const customer = await newCustomer();
  const standIn = `e2e-${process.pid}-${customer.id}@unproved.invalid`;
  await rows("update users set email = $2 where id = $1", [customer.id, standIn]);
  await rows("insert into email_claims (user_id, email) values ($1, $2)", [customer.id, customer.email]);
  return customer;
}

/** A link that reached the mailbox: the secret with which it opens. */
export async function newProofLink(email: string): Promise<string> {
  return keepLink(`prove ${sha256(email)}`, `proof-of-${email}`);
}

/** The same to the present address of a customer who asked for another one. */
export async function newLeavingLink({ id }: { id: number }): Promise<string> {
  const secret = `secret-of-the-link-to-leave-${id}`;
  await keepLink(`leave ${id}`, secret);
  return `${id}.${secret}`;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function keepLink(identifier: string, secret: string): Promise<string> {
  await rows(
    "insert into verification_tokens (identifier, token, expires) values ($1, $2, app_now() + interval '3 days')",
    [identifier, sha256(secret)],
  );
  return secret;
}

type Run = { startDate: PlainDate; endDate: PlainDate };

/** Takes the shop's cheapest plan for these days, as if on the first of them. Returns its id and daily rate. */
export function newSubscription(
  customerId: number,
  { startDate, endDate }: Run,
): Promise<{ id: number; dailyRate: number; planName: string }> {
  return onDay(startDate, async (client) => {
    const { rows: taken } = await client.query(
      `with plan as (select * from plans where is_active order by daily_rate, id limit 1)
       insert into customer_plans (customer_id, plan_id, start_date, end_date, daily_rate)
       select $1, plan.id, $2, $3, plan.daily_rate from plan
       returning id, daily_rate as "dailyRate", (select name from plan) as "planName"`,
      [customerId, startDate, endDate],
    );
    return taken[0];
  });
}

/** A customer with a tiffin every day for the next four weeks, from today. */
export async function newSubscriber(fullname?: string): Promise<Customer & { today: PlainDate }> {
  const customer = await newCustomer(fullname);
  await newSubscription(customer.id, { startDate: today(), endDate: addDays(today(), 27) });
  return { ...customer, today: today() };
}

/** The days of last month, or of an earlier one. */
function pastMonth(ago = 1): Run & { month: PlainMonth; days: PlainDate[] } {
  const month = addMonths(monthOf(today()), -ago);
  const days = daysOfMonth(month);
  const [startDate = today()] = days;
  return { month, days, startDate, endDate: addDays(startDate, days.length - 1) };
}

/** One who owes last month's bill and is brought a tiffin today: a driver stands at their door. */
export async function newBilledOnRound(fullname?: string): Promise<Billed> {
  const billed = await newBilledCustomer(fullname);
  await newSubscription(billed.customer.id, { startDate: today(), endDate: addDays(today(), 27) });
  return billed;
}

type Unbilled = Customer & { fullname: string; month: PlainMonth; days: PlainDate[]; dailyRate: number };

/** A customer who ate all of last month, or of an earlier one, for which no bill has been made. */
export async function newUnbilledCustomer(fullname = "Kavita Shinde", monthsAgo = 1): Promise<Unbilled> {
  const customer = await newCustomer(fullname);
  const { month, days, ...run } = pastMonth(monthsAgo);
  const { dailyRate } = await newSubscription(customer.id, run);
  return { ...customer, fullname, month, days, dailyRate };
}

/** What is open on a bill is in the books: $1 owes $3 paise for bill $2. */
const BOOK_BILL = `
  with entry as (
    insert into journal_entries (kind, customer_id, bill_id) values ('bill-issued', $1, $2) returning id
  )
  insert into journal_lines (entry_id, account, amount, customer_id, bill_id)
  select id, 'receivable', $3::int, $1, $2::int from entry
  union all select id, 'revenue', -$3::int, null, $2::int from entry`;

export type Billed = { customer: Customer; billId: number; amount: number };

/** A customer with one unpaid bill, for every day of last month. */
export async function newBilledCustomer(fullname?: string): Promise<Billed> {
  const customer = await newCustomer(fullname);
  const { month, days, ...run } = pastMonth();
  const subscription = await newSubscription(customer.id, run);
  const amount = days.length * subscription.dailyRate;
  const billId = await onDay(today(), async (client) => {
    const { month: number, year } = monthParts(month);
    const bill = await client.query(
      `insert into bills (customer_id, month, year, total_days, paused_days, billable_days, amount, due_date)
       values ($1, $2, $3, $4, 0, $4, $5, $6) returning id`,
      [customer.id, number, year, days.length, amount, addDays(today(), 7)],
    );
    const { id } = bill.rows[0];
    await client.query(
      `insert into bill_lines
         (bill_id, subscription_id, position, plan_name, daily_rate, total_days, paused_days, billable_days, amount, days)
       values ($1, $2, 1, $3, $4, $5, 0, $5, $6, $7)`,
      [
        ...[id, subscription.id, subscription.planName, subscription.dailyRate, days.length, amount],
        billedDaysText(days.map((date) => ({ date, cause: "delivery" }))),
      ],
    );
    await client.query(BOOK_BILL, [customer.id, id, amount * 100]);
    return Number(id);
  });
  return { customer, billId, amount };
}
