// Whose an e-mail is: told at no sign-up, proved by a link, changed by two.
import type { Page } from "@playwright/test";
import { newCustomer, newLeavingLink, newProofLink } from "./support/customers";
import { rows, valueOf } from "./support/database";
import { demoLogin, logIn } from "./support/people";
import { expect, test } from "./support/visitors";

const PASSWORD = "Kothimbir-Vadi-42";

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto("/signup");
  const fields = [
    ["Full name", "Farida Shaikh"],
    ["Email", email],
    ["Phone", "9820098765"],
    ["Address line 1", "Flat 9, Sea Breeze"],
    ["PIN code", "400703"],
  ] as const;
  for (const [name, value] of fields) await page.getByRole("textbox", { name, exact: true }).fill(value);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("combobox", { name: "Area" }).selectOption("Vashi");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

const kindsTo = async (email: string) =>
  (
    await rows<{ kind: string }>(
      "select kind from notifications where channel = 'email' and recipient = $1 order by id",
      [email],
    )
  ).map(({ kind }) => kind);

const waits = (page: Page, email: string) => page.getByText(`We wrote to ${email}.`);

test("a new customer is told that the address waits, proves it by the link, and is told no more", async ({
  visit,
}) => {
  const email = `proves-${process.pid}@example.test`;
  const page = await visit("guest");
  await signUp(page, email);
  await expect(waits(page, email)).toBeVisible();
  expect(await kindsTo(email)).toEqual(["proveEmail"]);
  await page.goto("/plans");
  await page.goto("/profile");
  await expect(page.getByText(`${email} is not proved yet.`)).toBeVisible();
  await expect(page.getByText("unproved.invalid")).toHaveCount(0);

  // in another window, logged in by the address that only waits
  const link = `/prove-email#${new URLSearchParams({ token: await newProofLink(email) })}`;
  const elsewhere = await visit("guest");
  await elsewhere.goto(link);
  await expect(elsewhere).toHaveURL(/\/login\?next=/);
  await elsewhere.getByLabel("Email").fill(email);
  await elsewhere.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await elsewhere.getByRole("button", { name: "Log in" }).click();
  await elsewhere.getByRole("button", { name: "It is mine" }).click();
  await expect(elsewhere.getByText(`${email} is proved. Bills and other letters go there`)).toBeVisible();
  await expect(waits(elsewhere, email)).toHaveCount(0);

  await page.goto("/dashboard");
  await expect(waits(page, email)).toHaveCount(0);
  await page.goto("/profile");
  await expect(page.getByText(`${email} is proved. You log in with it`)).toBeVisible();
});

test("who signs up with a known address sees the same pages, and its owner alone gets another letter", async ({
  visit,
}) => {
  const { email } = demoLogin("customer");
  const told = async () => (await kindsTo(email)).filter((kind) => kind !== "newDevice");
  const before = await told();
  const page = await visit("guest");
  await signUp(page, email);
  await expect(waits(page, email)).toBeVisible();
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText("A letter is on its way")).toBeVisible();
  expect((await told()).slice(before.length)).toEqual(["accountExists", "accountExists"]);
  // the account is a new one, and opens by its own password
  const again = await visit("guest");
  await logIn(again, { email, password: PASSWORD });
  await expect(waits(again, email)).toBeVisible();
  await logIn(await visit("guest"), demoLogin("customer"));
});

test("who mistyped the address gives another one", async ({ visit }) => {
  const [wrong, right] = [`mistyped-${process.pid}@example.test`, `typed-well-${process.pid}@example.test`];
  const page = await visit("guest");
  await signUp(page, wrong);
  await page.getByRole("link", { name: "Change the address" }).click();
  await page.getByRole("textbox", { name: "New email" }).fill(right);
  await page.getByLabel("Your password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(waits(page, right)).toBeVisible();
  await expect(waits(page, wrong)).toHaveCount(0);
  expect(await kindsTo(right)).toEqual(["proveEmail"]);
});

/** Everything that a page asks for from now on, except what it sends in bodies. */
function overheard(page: Page): () => string {
  const said: string[] = [];
  page.on("request", (request) => said.push(request.url(), JSON.stringify(request.headers())));
  return () => said.join("\n");
}

test("the secret of a mailed link goes into no address and no header, not by way of a log-in either", async ({
  visit,
}) => {
  const email = `unheard-${process.pid}@example.test`;
  await signUp(await visit("guest"), email);
  const token = await newProofLink(email);
  const page = await visit("guest");
  const said = overheard(page);
  await page.goto(`/prove-email#${new URLSearchParams({ token })}`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("button", { name: "It is mine" }).click();
  await expect(page.getByText(`${email} is proved. Bills and other letters go there`)).toBeVisible();
  expect(said()).toContain("/prove-email");
  expect(said()).not.toContain(token);
});

test("a link of a letter that left before carries its secret in the search, and is moved from there", async ({
  visit,
}) => {
  const customer = await newCustomer();
  const asked = "insert into email_claims (user_id, email) values ($1, $2)";
  await rows(asked, [customer.id, `of-before-${customer.email}`]);
  const token = await newLeavingLink(customer);
  const page = await visit("guest");
  await page.goto(`/change-email?${new URLSearchParams({ token })}`);
  await expect(page.getByText(`from ${customer.email} to of-before-`)).toBeVisible();
  const { hash, search } = new URL(page.url());
  expect({ hash, search }).toEqual({ hash: `#${new URLSearchParams({ token })}`, search: "" });
});

test("an e-mail changes by both links, and not by one", async ({ visit }) => {
  const customer = await newCustomer();
  const to = `new-${customer.email}`;
  const page = await visit(customer);
  await page.goto("/profile");
  await page.getByRole("textbox", { name: "New email" }).fill(to);
  await page.getByLabel("Your password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByText("This isn't your current password.")).toBeVisible();
  await page.getByLabel("Your password", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(
    page.getByText(`It changes to ${to} once the links in both letters are followed`),
  ).toBeVisible();
  expect([await kindsTo(to), (await kindsTo(customer.email)).at(-1)]).toEqual([
    ["proveEmail"],
    "emailToChange",
  ]);

  await page.goto(`/prove-email#${new URLSearchParams({ token: await newProofLink(to) })}`);
  await page.getByRole("button", { name: "It is mine" }).click();
  await expect(page.getByText("once the link in the letter to your old address is followed")).toBeVisible();
  const emailNow = () => valueOf("select email from users where id = $1", [customer.id]);
  expect(await emailNow()).toBe(customer.email);

  const mailbox = await visit("guest");
  await mailbox.goto(`/change-email#${new URLSearchParams({ token: await newLeavingLink(customer) })}`);
  await expect(mailbox.getByText(`from ${customer.email} to ${to}`)).toBeVisible();
  await mailbox.getByRole("button", { name: "Change it" }).click();
  await expect(mailbox.getByText("the email is changed")).toBeVisible();
  expect(await emailNow()).toBe(to);
  await logIn(await visit("guest"), { email: to, password: customer.password });
});

test("the old address keeps the account by its link", async ({ visit }) => {
  const customer = await newCustomer();
  await rows("insert into email_claims (user_id, email, proved_at) values ($1, $2, app_now())", [
    customer.id,
    `thief-${customer.email}`,
  ]);
  const mailbox = await visit("guest");
  const token = await newLeavingLink(customer);
  await mailbox.goto(`/change-email#${new URLSearchParams({ token })}`);
  await mailbox.getByRole("button", { name: `Keep ${customer.email}` }).click();
  await expect(mailbox.getByText("Your email stays as it is.")).toBeVisible();
  expect(await valueOf("select count(*)::int from email_claims where user_id = $1", [customer.id])).toBe(0);
  await mailbox.reload();
  await expect(mailbox.getByText("This link has already been used")).toBeVisible();
});
