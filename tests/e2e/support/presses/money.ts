// How the office and the driver press what concerns money and letters.
import { expect } from "@playwright/test";
import {
  newBilledCustomer,
  newBilledOnRound,
  newSubscriber,
  newUnbilledCustomer,
  type Billed,
} from "../customers";
import { onDay, valueOf } from "../database";
import {
  acts,
  click,
  clickAsked,
  countOf,
  fill,
  gone,
  opened,
  seen,
  type Presses,
  type Ready,
  type Visit,
} from "./kit";

async function giveCredit(visit: Visit, to?: { id: number }): Promise<Ready> {
  const customer = to ?? (await newBilledCustomer()).customer;
  const page = await opened(visit, "owner", `/admin/customers/${customer.id}`);
  await page.getByRole("button", { name: "Give credit" }).click();
  await fill(page, { "Amount in rupees": "75", Reason: "Burnt dal" });
  return {
    page,
    press: click(page, "Give ₹75"),
    count: () => countOf("select count(*) from credits where customer_id = $1", [customer.id]),
    shows: seen(page, /₹75 given/),
  };
}

async function takeBackCredit(visit: Visit): Promise<Ready> {
  // without a bill the credit stays, and can be taken back
  const { page, press, shows } = await giveCredit(visit, await newSubscriber());
  await press();
  await shows();
  await page.getByRole("button", { name: "Take back" }).click();
  await fill(page, { Reason: "The wrong customer" });
  const customer = new URL(page.url()).pathname.split("/").at(-1);
  return {
    page,
    press: clickAsked(page, "Take back"),
    count: () =>
      countOf("select count(*) from credits where customer_id = $1 and reverses_id is not null", [customer]),
    shows: () => page.getByRole("dialog").waitFor({ state: "detached" }),
  };
}

async function takeDoorPayment(visit: Visit, billed?: Billed): Promise<Ready> {
  const { customer, billId } = billed ?? (await newBilledOnRound());
  const page = await opened(visit, "driver", `/admin/collect?customer=${customer.id}`);
  await fill(page, { Amount: "500" });
  await page.getByRole("button", { name: "Take ₹500" }).click();
  return {
    page,
    press: () => page.getByRole("alertdialog").getByRole("button", { name: "Take ₹500" }).click(),
    count: () => countOf("select count(*) from door_payments where bill_id = $1", [billId]),
    shows: () => page.getByRole("heading", { name: "₹500 received" }).waitFor(),
  };
}

async function counterDoorPayment(visit: Visit): Promise<Ready> {
  const billed = await newBilledOnRound();
  const { press, shows } = await takeDoorPayment(visit, billed);
  await press();
  await shows();
  const page = await opened(visit, "owner", `/admin/bills/${billed.billId}`);
  await page.getByRole("button", { name: /^Take back/ }).click();
  await fill(page, { Reason: "The note was forged" });
  return {
    page,
    press: clickAsked(page, "Take back ₹500"),
    count: () =>
      countOf("select count(*) from door_payments where bill_id = $1 and reverses_id is not null", [
        billed.billId,
      ]),
    shows: () => page.getByRole("row", { name: /Counter-entry/ }).waitFor(),
  };
}

async function payByCard(visit: Visit, { customer, billId }: Billed): Promise<void> {
  const page = await opened(visit, customer, `/bills/${billId}/pay`);
  await fill(page, { "Card number": "4242 4242 4242 4242", Expiry: "12/34", CVC: "123" });
  await page.getByRole("button", { name: /^Pay ₹/ }).click();
  await expect(page.getByRole("heading", { name: "Receipt" })).toBeVisible();
}

async function refundPayment(visit: Visit): Promise<Ready> {
  const billed = await newBilledCustomer();
  await payByCard(visit, billed);
  const page = await opened(visit, "owner", `/admin/bills/${billed.billId}`);
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await fill(page, { Amount: "200", Reason: "Cold food" });
  return {
    page,
    press: clickAsked(page, "Refund ₹200"),
    count: () => countOf("select count(*) from refunds where bill_id = $1", [billed.billId]),
    shows: seen(page, /₹200 is refunded to/),
  };
}

async function settleCase(visit: Visit): Promise<Ready> {
  const { customer, billId } = await newBilledCustomer();
  const oddCase = await valueOf(
    `insert into cases (kind, stripe_object_id, bill_id, customer_id, details)
     values ('dispute-won', $1, $2, $3, '{}') returning id`,
    [`dp_press_${billId}`, billId, customer.id],
  );
  const page = await opened(visit, "owner", `/admin/bills/${billId}`);
  const button = page.getByRole("button", { name: "Mark as settled" });
  await button.click();
  await fill(page, { Note: "Answered at the gateway" });
  return {
    page,
    press: clickAsked(page, "Mark as settled"),
    count: acts("settle-case", Number(oddCase)),
    shows: gone(page, button),
  };
}

async function generateBills(visit: Visit): Promise<Ready> {
  const customer = await newUnbilledCustomer();
  const ate = "select to_char(start_date, 'YYYY-MM') from customer_plans where customer_id = $1";
  const page = await opened(visit, "owner", "/admin/bills");
  await fill(page, { Month: String(await valueOf(ate, [customer.id])) });
  return {
    page,
    press: click(page, "Generate bills"),
    count: () => countOf("select count(*) from bills where customer_id = $1", [customer.id]),
    shows: seen(page, /^The bills of .* are made/),
  };
}

async function recalculateBill(visit: Visit): Promise<Ready> {
  const { billId } = await newBilledCustomer();
  const page = await opened(visit, "owner", `/admin/bills/${billId}`);
  await page.getByRole("button", { name: "Recalculate" }).click();
  await fill(page, { Reason: "Asked on the phone" });
  return {
    page,
    press: clickAsked(page, "Recalculate"),
    count: acts("recalculate-bill", billId),
    shows: seen(page, /^Recalculated: /),
  };
}

async function checkBooks(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", "/admin/books");
  return {
    page,
    press: click(page, "Check now"),
    count: () => countOf("select count(*) from book_checks"),
    shows: seen(page, "Checked just now."),
    effect: "each",
  };
}

const failedLetter = () =>
  valueOf(
    `insert into notifications (recipient, subject, text, ended, error)
     values ('press@example.test', 'Pressed', 'Pressed', 'refused', '550 no such user') returning id`,
  );

async function leaveLetter(visit: Visit): Promise<Ready> {
  const mail = await failedLetter();
  const page = await opened(visit, "owner", `/admin/outbox/${Number(mail)}`);
  return {
    page,
    press: click(page, "Leave unsent"),
    count: acts("leave-letter", Number(mail)),
    shows: seen(page, /It is left unsent/),
  };
}

async function sendLetterAgain(visit: Visit): Promise<Ready> {
  const mail = await failedLetter();
  const page = await opened(visit, "owner", `/admin/outbox/${Number(mail)}`);
  return {
    page,
    press: click(page, "Send again"),
    count: acts("send-letter-again", Number(mail)),
    shows: seen(page, "It is tried again within a minute."),
  };
}

/** Credit for a day that is paused afterwards: $1 is the bill. */
const PAUSE_A_CREDITED_DAY = [
  `with bill as (select id, customer_id, make_date(year, month, 3) as day from bills where id = $1),
   given as (
     insert into credits (customer_id, bill_id, day, amount, reason, given_by_id)
     select customer_id, id, day, 5000, 'Burnt dal', (select id from users where role = 'owner' limit 1) from bill
     returning id, customer_id),
   entry as (
     insert into journal_entries (kind, customer_id, bill_id, credit_id)
     select 'credit-given', customer_id, $1, id from given returning id, customer_id)
   insert into journal_lines (entry_id, account, amount, customer_id)
   select id, 'goodwill', 5000, null from entry union all select id, 'customer-credit', -5000, customer_id from entry`,
  `insert into paused_dates (customer_id, pause_date)
   select customer_id, make_date(year, month, 3) from bills where id = $1`,
  `update bill_corrections set obstacle = 'credited-already' where bill_id = $1 and done_at is null`,
];

async function leaveBill(visit: Visit): Promise<Ready> {
  const { billId } = await newBilledCustomer();
  const day = await valueOf("select make_date(year, month, 3)::text from bills where id = $1", [billId]);
  await onDay(String(day), async (client) => {
    for (const sql of PAUSE_A_CREDITED_DAY) await client.query(sql, [billId]);
  });
  const correction = await countOf("select correction_id from bill_corrections where bill_id = $1", [billId]);
  const page = await opened(visit, "owner", `/admin/corrections/${correction}`);
  await page.getByRole("button", { name: "Leave it as it is" }).click();
  await fill(page, { Reason: "The credit makes up for it" });
  return {
    page,
    press: clickAsked(page, "Leave it as it is"),
    count: acts("leave-bill", billId),
    shows: seen(page, "Left as it is: The credit makes up for it"),
  };
}

export const MONEY_PRESSES: Presses = {
  giveCreditAction: (visit) => giveCredit(visit),
  takeBackCreditAction: takeBackCredit,
  takeDoorPaymentAction: (visit) => takeDoorPayment(visit),
  counterDoorPaymentAction: counterDoorPayment,
  refundPaymentAction: refundPayment,
  settleCaseAction: settleCase,
  generateBillsAction: generateBills,
  recalculateBillAction: recalculateBill,
  leaveBillAction: leaveBill,
  checkBooksAction: checkBooks,
  sendLetterAgainAction: sendLetterAgain,
  leaveLetterAction: leaveLetter,
};
