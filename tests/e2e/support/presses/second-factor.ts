// How people press what concerns their second step.
import type { Page } from "@playwright/test";
import { newCustomer } from "../customers";
import { appCode, clockBeside, keyOn, lostPhone } from "../second-factor";
import { acts, click, clickAsked, countOf, opened, seen, type Presses, type Ready, type Visit } from "./kit";

async function start(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, customer, "/profile");
  return {
    page,
    press: click(page, "Set up"),
    count: () => countOf("select count(*) from authenticators where user_id = $1", [customer.id]),
    shows: seen(page, "Scan this code with it"),
  };
}

async function confirm(visit: Visit): Promise<Ready> {
  const customer = await newCustomer();
  const page = await opened(visit, customer, "/profile");
  const now = await clockBeside(customer.email);
  const key = await keyOn(page);
  await page.getByLabel("Code from your app").fill(await appCode(key, now()));
  await page.getByLabel("Current password", { exact: true }).last().fill(customer.password);
  return {
    page,
    press: click(page, "Turn on"),
    count: acts("set-up-authenticator", customer.id),
    shows: seen(page, /^\d{4}-\d{4}-\d{4}$/),
  };
}

async function asked(visit: Visit, button: string): Promise<{ page: Page; customer: { id: number } }> {
  const customer = await newCustomer();
  const page = await opened(visit, customer, "/profile");
  const [code = ""] = await lostPhone(customer.id);
  await page.reload();
  await page.getByRole("button", { name: button }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Code from your app, or a recovery code").fill(code);
  await dialog.getByLabel("Current password", { exact: true }).fill(customer.password);
  return { page, customer };
}

async function renew(visit: Visit): Promise<Ready> {
  const { page, customer } = await asked(visit, "New recovery codes");
  return {
    page,
    press: clickAsked(page, "Make new codes"),
    count: acts("make-recovery-codes", customer.id),
    shows: seen(page, /^\d{4}-\d{4}-\d{4}$/),
  };
}

async function takeOff(visit: Visit): Promise<Ready> {
  const { page, customer } = await asked(visit, "Turn off");
  return {
    page,
    press: clickAsked(page, "Turn it off"),
    count: acts("take-off-authenticator", customer.id),
    shows: () => page.getByRole("button", { name: "Set up", exact: true }).waitFor(),
  };
}

export const SECOND_FACTOR_PRESSES: Presses = {
  startAuthenticatorAction: start,
  confirmAuthenticatorAction: confirm,
  renewRecoveryCodesAction: renew,
  takeOffAuthenticatorAction: takeOff,
};
