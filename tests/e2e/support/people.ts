import { expect, type Page } from "@playwright/test";
import { rows } from "./database";
import logins from "../../../prisma/demo-logins.json";

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
  await expect(page).toHaveURL(/\/(dashboard|admin|second-factor)/);
}
