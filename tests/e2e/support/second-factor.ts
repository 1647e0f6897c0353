// An authenticator app, and paper with recovery codes on it.
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { rows } from "./database";

const STEP_SECONDS = 30;

/** The code that the app shows at that moment by the product's clock, or a number of steps later. */
export function appCode(key: string, now: Date, stepsLater = 0): Promise<string> {
  const epoch = Math.floor(now.getTime() / 1000) + stepsLater * STEP_SECONDS;
  return generate({ secret: key.replaceAll(" ", ""), epoch });
}

/** The product's clock, read from the log-in that somebody has just made. */
export async function clockBeside(email: string): Promise<() => Date> {
  const [row] = await rows<{ at: Date }>("select last_login_at as at from users where email = $1", [email]);
  const ahead = (row?.at.getTime() ?? 0) - Date.now();
  return () => new Date(Date.now() + ahead);
}

/** The key that the page shows beside the picture when asked. */
export async function keyOn(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Set up", exact: true }).click();
  return page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/).innerText();
}

/** Sets it up on the page that offers it, and returns the recovery codes. */
export async function setUp(page: Page, password: string, now: Date): Promise<string[]> {
  const key = await keyOn(page);
  await page.getByLabel("Code from your app").fill(await appCode(key, now));
  await page.getByLabel("Current password", { exact: true }).last().fill(password);
  await page.getByRole("button", { name: "Turn on" }).click();
  await page.getByRole("heading", { name: "Keep your recovery codes" }).waitFor();
  const codes = await page.getByText(/^\d{4}-\d{4}-\d{4}$/).allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return codes;
}

let made = 0;

/** Gives somebody an authenticator on a phone that is nowhere to be found. Returns their recovery codes. */
export async function lostPhone(userId: number): Promise<string[]> {
  await rows(
    "insert into authenticators (user_id, sealed_secret, confirmed_at) values ($1, 'lost', app_now())",
    [userId],
  );
  const codes = Array.from({ length: 3 }, () => String((made += 1)).padStart(12, "7"));
  for (const code of codes)
    await rows("insert into recovery_codes (user_id, code_hash) values ($1, $2)", [userId, await hash(code)]);
  return codes;
}
