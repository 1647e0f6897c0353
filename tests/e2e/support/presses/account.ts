// How people press what concerns their account.
import { createHash } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { newBilledCustomer, newCustomer } from "../customers";
import { rows, valueOf } from "../database";
import { acts, click, countOf, fill, opened, seen, type Presses, type Ready, type Visit } from "./kit";

const NEW_PASSWORD = "Kothimbir-Vadi-42";

let signedUp = 0;

async function signUp(visit: Visit): Promise<Ready> {
  signedUp += 1;
  const email = `press-${process.pid}-${signedUp}@example.test`;
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
    count: () => countOf("select count(*) from email_claims where email = $1", [email]),
    shows: () => page.waitForURL(/\/dashboard/),
  };
}

async function requestReset(visit: Visit): Promise<Ready> {
  // only so many links are sent to one person
  const { email } = (await newBilledCustomer()).customer;
  const page = await opened(visit, "guest", "/forgot-password");
  await fill(page, { Email: email });
  return {
    page,
    press: click(page, "Send the link"),
    count: () =>
      countOf("select count(*) from notifications where channel = 'email' and recipient = $1", [email]),
    shows: seen(page, "Check your mailbox"),
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

async function changeAddress(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, customer, "/profile");
  await fill(page, { "Address line 1": "Flat 9, Jasmine" });
  return {
    page,
    press: click(page, "Save address"),
    count: acts("change-address", customer.id),
    shows: seen(page, "Address saved"),
  };
}

const sessionsOf = ({ id }: { id: number }) =>
  countOf("select count(*) from sessions where user_id = $1", [id]);

async function renewSession(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, customer, "/profile");
  await rows("update sessions set rotated_at = rotated_at - interval '25 hours' where user_id = $1", [
    customer.id,
  ]);
  const renewed = () =>
    countOf("select count(*) from sessions where user_id = $1 and previous_token is not null", [customer.id]);
  return {
    page,
    press: () => page.goto("/dashboard"),
    count: renewed,
    shows: () => expect.poll(renewed).toBe(1),
    effect: "each",
    isOfPage: true,
  };
}

async function logIn(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, "guest", "/login");
  await fill(page, { Email: customer.email });
  await page.getByLabel("Password", { exact: true }).fill(customer.password);
  return {
    page,
    press: click(page, "Log in"),
    count: () => sessionsOf(customer),
    shows: () => page.waitForURL(/\/dashboard/),
  };
}

/** On a phone the navigation's button is inside a menu, so there the profile has a button of its own. */
async function logOut(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, customer, "/profile");
  return {
    page,
    press: () => page.getByRole("button", { name: "Log out", exact: true }).click(),
    count: async () => 1 - (await sessionsOf(customer)),
    shows: () => page.waitForURL(/\/login/),
  };
}

async function changePassword(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const page = await opened(visit, customer, "/profile");
  await page.getByLabel("Current password", { exact: true }).fill(customer.password);
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  return {
    page,
    press: click(page, "Change password"),
    count: acts("change-password", customer.id),
    shows: seen(page, "Password changed"),
  };
}

async function resetPassword(visit: Visit): Promise<Ready> {
  const { customer } = await newBilledCustomer();
  const token = `press-${customer.id}`;
  const digest = createHash("sha256").update(token).digest("hex");
  await rows(
    "insert into verification_tokens (identifier, token, expires) values ($1, $2, app_now() + interval '3 days')",
    [customer.email, digest],
  );
  const link = new URLSearchParams({ token, email: customer.email });
  const page = await opened(visit, "guest", `/reset-password#${link}`);
  await page.getByLabel("New password", { exact: true }).fill(NEW_PASSWORD);
  return {
    page,
    press: click(page, "Save the new password"),
    count: acts("reset-password", customer.id),
    shows: () => page.waitForURL(/\/login\?changed=1/),
  };
}

/** Somebody who is also logged in on a phone. */
async function onTwoDevices(visit: Visit): Promise<{ page: Page; customer: { id: number } }> {
  const { customer } = await newBilledCustomer();
  await valueOf(
    `insert into sessions (session_token, user_id, expires, user_agent)
     values ($1, $2, app_now() + interval '9 days', 'Mozilla/5.0 (iPhone) Safari/600')`,
    [`press-${customer.id}`, customer.id],
  );
  return { customer, page: await opened(visit, customer, "/profile") };
}

async function revokeSession(visit: Visit): Promise<Ready> {
  const { customer, page } = await onTwoDevices(visit);
  const button = page.getByRole("button", { name: /^Log out this device/ });
  return {
    page,
    press: () => button.click(),
    count: acts("revoke-session", customer.id),
    shows: () => button.waitFor({ state: "detached" }),
  };
}

async function revokeOtherSessions(visit: Visit): Promise<Ready> {
  const { customer, page } = await onTwoDevices(visit);
  return {
    page,
    press: click(page, "Log out everywhere else"),
    count: acts("revoke-sessions", customer.id),
    shows: () =>
      page
        .getByText(/an iPhone/)
        .first()
        .waitFor({ state: "detached" }),
  };
}

async function closeAccount(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, customer, "/profile");
  await page.getByRole("button", { name: "Close my account" }).click();
  return {
    page,
    press: click(page, "Close it"),
    count: acts("close-account", customer.id),
    shows: () => page.getByRole("button", { name: "Keep my account" }).waitFor(),
  };
}

async function keepAccount(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  await valueOf("update users set closed_at = app_now() where id = $1", [customer.id]);
  const page = await opened(visit, customer, "/profile");
  return {
    page,
    press: click(page, "Keep my account"),
    count: acts("keep-account", customer.id),
    shows: () => page.getByRole("button", { name: "Close my account" }).waitFor(),
  };
}

async function knowNotice(visit: Visit): Promise<Ready> {
  const customer = await newCustomer("Kavita Shinde", false);
  const page = await opened(visit, customer, "/profile");
  const seen = page.getByRole("button", { name: "I have seen it" });
  return {
    page,
    press: () => seen.click(),
    count: () => countOf("select count(*) from consents where user_id = $1", [customer.id]),
    shows: () => seen.waitFor({ state: "detached" }),
  };
}

export const ACCOUNT_PRESSES: Presses = {
  knowNoticeAction: knowNotice,
  renewSessionAction: renewSession,
  closeAccountAction: closeAccount,
  keepAccountAction: keepAccount,
  signUpAction: signUp,
  requestResetAction: requestReset,
  changeDetailsAction: changeDetails,
  changeAddressAction: changeAddress,
  logInAction: logIn,
  logOutAction: logOut,
  changePasswordAction: changePassword,
  resetPasswordAction: resetPassword,
  revokeSessionAction: revokeSession,
  revokeOtherSessionsAction: revokeOtherSessions,
};
