import { expect, request, type APIRequestContext, type Page } from "@playwright/test";
import { rows } from "./database";
import logins from "../../../prisma/demo-logins.json";

export type Session = Awaited<ReturnType<APIRequestContext["storageState"]>>;
export type DemoRole = "owner" | "support" | "kitchen" | "driver" | "customer";

/** A role's demo login; `nth` picks among several (there are two customers). */
export function demoLogin(role: DemoRole, nth = 0): { email: string; password: string } {
  const login = logins.filter((candidate) => candidate.role === role)[nth];
  if (!login) throw new Error(`no demo login ${nth} for ${role}`);
  return login;
}

/** Another owner, besides the demo data's. */
export async function newOwner(fullname: string): Promise<{ email: string; password: string }> {
  const { email: known, password } = demoLogin("owner");
  const email = `${fullname.replaceAll(" ", ".").toLowerCase()}-${process.pid}@example.test`;
  await rows(
    `insert into users (fullname, email, phone, password, addr1, area, pincode, role)
     select $1, $2, phone, password, addr1, area, pincode, role from users where email = $3`,
    [fullname, email, known],
  );
  return { email, password };
}

/** Logs in through the form and waits for the person's first page. `code`: for their second step. */
export async function logIn(
  page: Page,
  { email, password }: { email: string; password: string },
  code?: string,
): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  if (code) {
    await page.getByLabel("Code from your app").fill(code);
    await page.getByRole("button", { name: "Log in" }).click();
  }
  await expect(page).toHaveURL(/\/(dashboard|admin|drive|kitchen|first-password|second-factor)/);
}

/** Sends the log-in form as a browser without script does: much quicker than a page, and what cookies it brings. */
export async function sessionOf({ email, password }: { email: string; password: string }): Promise<Session> {
  const baseURL = process.env.E2E_ADDRESS ?? "";
  const client = await request.newContext({ baseURL });
  const form = await (await client.get("/login")).text();
  const answer = await client.post("/login", {
    headers: { origin: baseURL },
    multipart: { ...hiddenFields(form), email, password },
    maxRedirects: 0,
  });
  expect(answer.headers().location).toMatch(/\/(dashboard|admin|drive|kitchen|second-factor)/);
  const session = await client.storageState();
  await client.dispose();
  return session;
}

function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    [...fields].map(([, name, value = ""]) => [
      String(name),
      value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
    ]),
  );
}
