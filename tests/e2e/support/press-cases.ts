// How each action is pressed in a browser, and where its one effect is counted.
import type { Page } from "@playwright/test";
import { addDays, formatDay, type PlainDate } from "../../../lib/domain/plain-date";
import { newBilledCustomer, newSubscriber } from "./customers";
import { onDay, valueOf } from "./database";
import { demoLogin } from "./people";
import type { Visitor } from "./visitors";

type Visit = (who: Visitor) => Promise<Page>;

type Ready = {
  page: Page;
  /** The press that is sent; all before it was done already. */
  press: () => Promise<void>;
  /** How often it has been done. */
  count: () => Promise<number>;
  /** What the page shows once it knows. */
  shows: () => Promise<void>;
};

const countOf = async (sql: string, values: unknown[] = []) => Number(await valueOf(sql, values));
const seen = (page: Page, text: string | RegExp) => () => page.getByText(text).first().waitFor();
const click = (page: Page, name: string | RegExp) => () => page.getByRole("button", { name }).click();

async function opened(visit: Visit, who: Visitor, path: string): Promise<Page> {
  const page = await visit(who);
  await page.goto(path);
  return page;
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await page.getByRole("textbox", { name, exact: true }).fill(text);
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

async function signUp(visit: Visit): Promise<Ready> {
  const email = `press-${process.pid}@example.test`;
  const page = await opened(visit, "guest", "/signup");
  await fill(page, {
    ...{ "Full name": "Sneha Joshi", Email: email, Phone: "9820012345" },
    ...{ "Address line 1": "Flat 2, Rose", "PIN code": "400706" },
  });
  await page.getByLabel("Password", { exact: true }).fill("Kothimbir-Vadi-42");
  await page.getByLabel("Area").selectOption("Nerul");
  return {
    page,
    press: click(page, "Create account"),
    count: () => countOf("select count(*) from users where email = $1", [email]),
    shows: () => page.waitForURL(/\/dashboard/),
  };
}

async function requestReset(visit: Visit): Promise<Ready> {
  const { email } = demoLogin("customer");
  const page = await opened(visit, "guest", "/forgot-password");
  await fill(page, { Email: email });
  return {
    page,
    press: click(page, "Send the link"),
    count: () => countOf("select count(*) from mails where recipient = $1", [email]),
    shows: seen(page, "Look into your mailbox"),
  };
}

async function changeDetails(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, customer, "/profile");
  await fill(page, { "Full name": "Kavita Joshi" });
  return {
    page,
    press: click(page, "Save details"),
    count: () =>
      countOf("select count(*) from audit_logs where action = 'change-details' and actor_id = $1", [
        customer.id,
      ]),
    shows: seen(page, "Details saved"),
  };
}

async function addArea(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", "/admin/settings");
  await fill(page, { "New area": "Kalamboli" });
  return {
    page,
    press: click(page, "Add area"),
    count: () => countOf("select count(*) from areas where name = 'Kalamboli'"),
    shows: seen(page, "Kalamboli is added."),
  };
}

async function saveSettings(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", "/admin/settings");
  await fill(page, { "Days until a bill is due": "8" });
  return {
    page,
    press: click(page, "Save settings"),
    count: () => countOf("select count(*) from audit_logs where entity = 'settings'"),
    shows: seen(page, "Saved."),
  };
}

async function savePlan(visit: Visit): Promise<Ready> {
  const page = await opened(visit, "owner", "/admin/plans/new");
  await fill(page, { Name: "Pressed Thali", "Daily rate": "110", Items: "Dal" });
  return {
    page,
    press: click(page, "Save plan"),
    count: () => countOf("select count(*) from plans where name = 'Pressed Thali'"),
    shows: seen(page, "Pressed Thali is saved."),
  };
}

async function giveCredit(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
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

async function takeDoorPayment(visit: Visit): Promise<Ready> {
  const { customer, billId } = await newBilledCustomer();
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

/** One for each action: its name, as lib/features/<noun>/actions.ts exports it. */
export const PRESSES: Record<string, (visit: Visit) => Promise<Ready>> = {
  subscribeAction: subscribe,
  signUpAction: signUp,
  requestResetAction: requestReset,
  changeDetailsAction: changeDetails,
  addAreaAction: addArea,
  saveSettingsAction: saveSettings,
  savePlanAction: savePlan,
  giveCreditAction: giveCredit,
  takeDoorPaymentAction: takeDoorPayment,
  startPaymentAction: startPayment,
  pauseDaysAction: pauseDays,
  resumeDaysAction: resumeDays,
};

/** Still without a press of their own here; their keys are tested beneath the browser alone. */
export const NOT_WALKED: readonly string[] = [
  "addClosuresAction",
  "adminEndEarlyAction",
  "adminExtendAction",
  "adminPauseDaysAction",
  "adminResumeDaysAction",
  "adminSkipDayAction",
  "adminUnskipDayAction",
  "changeAddressAction",
  "changePasswordAction",
  "checkBillPaymentAction",
  "checkBooksAction",
  "copyLastWeekAction",
  "counterDoorPaymentAction",
  "endEarlyAction",
  "extendAction",
  "generateBillsAction",
  "logInAction",
  "logOutAction",
  "previewClosureAction",
  "recalculateBillAction",
  "refundPaymentAction",
  "removeClosureAction",
  "resetPasswordAction",
  "revokeOtherSessionsAction",
  "revokeSessionAction",
  "saveMenusAction",
  "sendLetterAgainAction",
  "setPlanActiveAction",
  "settleFlagAction",
  "skipDayAction",
  "takeBackCreditAction",
  "unskipDayAction",
];
