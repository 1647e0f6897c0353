// A product under a host name, since numeric addresses have no passkeys, and a browser whose device has a lock.
import type { Page } from "@playwright/test";
import pg from "pg";
import { hash } from "@node-rs/argon2";
import { freePort, startStack, type Stack } from "./stack";

const PASSWORD = "Kothimbir-Vadi-42";

let started: Promise<Stack> | undefined;

/** One product shared by all callers, with a kitchen of its own that starts empty. */
function namedProduct(): Promise<Stack> {
  started ??= startNamed();
  return started;
}

async function startNamed(): Promise<Stack> {
  const port = await freePort();
  const stack = await startStack({ demo: false, port, env: { APP_URL: `http://localhost:${port}` } });
  process.once("exit", () => stack.process.kill("SIGTERM"));
  return stack;
}

/** Ends it with its data; whoever asks for one again gets a new one. */
export async function endNamedProduct(): Promise<void> {
  const stack = await started;
  started = undefined;
  await stack?.remove();
}

export async function rowsThere<T extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: (await namedProduct()).databaseUrl() });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export const addressThere = async (path: string) => `http://localhost:${(await namedProduct()).port}${path}`;

export type Person = { id: number; email: string; password: string };
let made = 0;

export async function personThere(): Promise<Person> {
  const email = `passkey-${(made += 1)}@example.test`;
  const [user] = await rowsThere<{ id: number }>(
    `insert into users (fullname, email, phone, password, addr1, area, pincode)
     values ('Kavita Shinde', $1, '9820011223', $2, 'Flat 7, Neelkanth', 'Nerul', '400706') returning id`,
    [email, await hash(PASSWORD)],
  );
  return { id: user?.id ?? 0, email, password: PASSWORD };
}

/** Gives the page's browser a device whose lock opens by itself. */
export async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

export async function logInThere(page: Page, { email, password }: Person): Promise<void> {
  await page.goto(await addressThere("/login"));
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in", exact: true }).click();
  await page.waitForURL(/\/dashboard/);
}

/** Whoever logs out is shown the log-in page anew, not as the router has it: a press before that is lost with the page. */
export async function logOut(page: Page): Promise<void> {
  const anew = page.waitForEvent("load");
  await page.getByRole("button", { name: "Log out", exact: true }).first().click();
  await anew;
  await page.waitForURL(/\/login/);
}

/** Does everything up to the press that makes it. */
export async function fillPasskey(page: Page, { password }: Person, name: string): Promise<void> {
  await page.goto(await addressThere("/profile"));
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Current password", { exact: true }).fill(password);
}

export const goOn = (page: Page) => page.getByRole("dialog").getByRole("button", { name: "Go on" }).click();
