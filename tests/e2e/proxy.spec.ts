import { chromium, expect, test, type Browser, type Page } from "@playwright/test";
import { browserFromEnvironment } from "./support/browser";
import { logIn } from "./support/people";
import { freePort, startStack, type Stack } from "./support/stack";
import {
  likeCaddy,
  likeNginx,
  likeTwoInARow,
  startTlsProxy,
  type Proxy,
  type Telling,
} from "./support/tls-proxy";

// The product at a public https address, behind proxies as they come.
test.describe.configure({ mode: "serial", timeout: 240_000 });

const NAME = "tiffin.example.test";
const CUSTOMER = { email: "farida@example.test", password: "Kothimbir-Vadi-42" };

let stack: Stack;
let proxy: Proxy;
let browser: Browser;
let target: number;

const at = (path: string) => `https://${NAME}:${proxy.port}${path}`;

test.beforeAll(async () => {
  target = await freePort();
  proxy = await startTlsProxy(NAME, target);
  stack = await startStack({ port: target, demo: false, env: { APP_URL: at(""), TRUSTED_PROXIES: "1" } });
  const args = ["--no-sandbox", "--disable-gpu", `--host-resolver-rules=MAP ${NAME} 127.0.0.1`];
  browser = await chromium.launch({ ...browserFromEnvironment(), args });
});
test.afterAll(async () => {
  await browser.close();
  await proxy.close();
  await stack.remove();
});

const newPage = () => browser.newPage({ ignoreHTTPSErrors: true, baseURL: at(""), locale: "en-IN" });

async function signUp(page: Page): Promise<void> {
  await page.goto("/signup");
  const fields = [
    ["Full name", "Farida Shaikh"],
    ["Email", CUSTOMER.email],
    ["Phone", "9820098765"],
    ["Password", CUSTOMER.password],
    ["Address line 1", "Flat 9, Sea Breeze"],
    ["PIN code", "400703"],
  ] as const;
  for (const [name, value] of fields) await page.getByRole("textbox", { name, exact: true }).fill(value);
  await page.getByRole("combobox", { name: "Area" }).selectOption("Vashi");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(at("/dashboard"));
}

async function expectSafe(page: Page): Promise<void> {
  const session = (await page.context().cookies()).find(({ name }) => name.includes("session-token"));
  expect(session).toMatchObject({
    secure: true,
    httpOnly: true,
    name: expect.stringMatching(/^__Host-/),
    domain: NAME,
    path: "/",
  });
  const answer = await page.goto("/profile");
  expect(answer?.headers()["strict-transport-security"]).toContain("max-age=31536000");
}

test("a customer signs up through a proxy that passes nothing but the request", async () => {
  proxy.tell(likeNginx(target));
  const page = await newPage();
  await signUp(page);
  await expectSafe(page);
  await page.close();
});

const proxies: [string, () => Telling][] = [
  ["nginx with proxy_pass alone", () => likeNginx(target)],
  ["Caddy", () => likeCaddy],
  ["two proxies in a row", () => likeTwoInARow(target)],
];
for (const [what, telling] of proxies)
  test(`logs in behind ${what}, with a cookie that never goes over plain http`, async () => {
    proxy.tell(telling());
    const page = await newPage();
    await logIn(page, CUSTOMER);
    await expect(page).toHaveURL(at("/dashboard"));
    await expectSafe(page);
    await page.close();
  });

test("a press that reaches another page of the product is done all the same", async () => {
  proxy.tell(likeCaddy);
  const page = await newPage();
  await logIn(page, CUSTOMER);
  await page.goto("/profile");
  await page.route(at("/profile"), (route) =>
    route.request().method() === "POST" ? route.continue({ url: at("/bills") }) : route.fallback(),
  );
  await page.getByRole("textbox", { name: "Full name" }).fill("Farida Bano Shaikh");
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.getByRole("button", { name: "Save details" }).click(),
  ]);
  expect(new URL(answer.url()).pathname).toBe("/bills");
  await page.unrouteAll();
  await page.goto("/profile");
  await expect(page.getByRole("textbox", { name: "Full name" })).toHaveValue("Farida Bano Shaikh");
  await page.close();
});

test("a guest is sent to log in at the public address", async () => {
  proxy.tell(likeNginx(target));
  const page = await newPage();
  await page.goto("/bills");
  await expect(page).toHaveURL(at("/login?next=%2Fbills"));
  await page.close();
});

test("the operator's figures are for this machine, not for who comes by the proxy", async ({
  playwright,
}) => {
  proxy.tell(likeCaddy);
  const outside = await playwright.request.newContext({ ignoreHTTPSErrors: true });
  for (const claimed of ["203.0.113.9", "127.0.0.1", "127.0.0.1, 127.0.0.1"]) {
    const headers = { "x-forwarded-for": claimed };
    const answer = await outside.get(`https://127.0.0.1:${proxy.port}/metrics`, { headers });
    expect(answer.status()).toBe(404);
  }
  await outside.dispose();
  expect((await fetch(`${stack.address}/metrics`)).status).toBe(200);
});
