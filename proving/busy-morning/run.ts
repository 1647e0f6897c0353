// npm run drill:morning: a kitchen with 2,000 lunches to cook and one round that brings them all, on the screens that cook, driver and
// office use in the morning. Prints how large and how quick each page is, and whether anything scrolls sideways, in usual colours and
// in high contrast. PICTURES=folder keeps a picture of each.
import { randomBytes } from "node:crypto";
import { chromium, type Browser, type Page } from "@playwright/test";
import { hash } from "@node-rs/argon2";
import { Client } from "pg";
import { asSystem, disconnect } from "@/lib/db";
import { readAddresses } from "@/lib/features/buildings/read-addresses";
import { loadYear } from "@/bench/year/load-year";
import { runEntry } from "../../scripts/stack/stack-error.mjs";
import { applyTestEnvironment } from "@/tests/support/environment.mjs";
import { migrate, startTestPostgres } from "@/tests/support/test-postgres.mjs";
import { browserFromEnvironment, findBrowser } from "@/tests/e2e/support/browser";
import { logIn, sessionOf, type Session } from "@/tests/e2e/support/people";
import { freePort, startStack, type Stack } from "@/tests/e2e/support/stack";

/** 08:15 in Navi Mumbai on the last day of the loaded year: lunch was counted a quarter of an hour ago. */
const NOW = new Date("2027-02-09T02:45:00Z");
/** Nearly all of them eat on that day. */
const CUSTOMERS = 2_080;
const PASSWORD = "Kothimbir-Vadi-42";
const TIMES = 7;

const WORKERS = { kitchen: "Ravi Naik", driver: "Imran Shaikh", owner: "Asha Patil" } as const;
/** The owner's second step. */
const RECOVERY_CODE = "777777777771";

/** `most`: kB of HTML, and milliseconds to the last byte, where a limit is set. */
const PAGES = [
  { path: "/drive", who: "driver", width: 360, height: 740, most: { kB: 150 } },
  { path: "/kitchen", who: "kitchen", width: 1024, height: 768, most: { ms: 300 } },
  { path: "/admin/kitchen", who: "kitchen", width: 1440, height: 900, most: { ms: 300 } },
  { path: "/admin", who: "owner", width: 1440, height: 900, most: { kB: 300 } },
  { path: "/admin/deliveries", who: "owner", width: 1440, height: 900, most: { kB: 300 } },
  { path: "/admin/routes", who: "owner", width: 1440, height: 900, most: { kB: 300 } },
] as const;

const emailOf = (name: string) => `${name.toLowerCase().replace(" ", ".")}@example.test`;

async function prepare(url: string): Promise<number> {
  await migrate(url);
  await loadYear(url, { customers: CUSTOMERS, seed: 1 });
  while ((await readAddresses({ system: (fn) => asSystem(fn, NOW) })) > 0);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const [role, name] of Object.entries(WORKERS))
      await client.query(
        `INSERT INTO users (fullname, email, phone, password, addr1, area, pincode, role)
         SELECT $1, $2, '9820011223', $3, '', min(name), '400703', $4 FROM areas`,
        [name, emailOf(name), await hash(PASSWORD), role],
      );
    await client.query(
      "INSERT INTO authenticators (user_id, sealed_secret, confirmed_at) SELECT id, 'lost', app_now() FROM users WHERE email = $1",
      [emailOf(WORKERS.owner)],
    );
    await client.query(
      "INSERT INTO recovery_codes (user_id, code_hash) SELECT id, $2 FROM users WHERE email = $1",
      [emailOf(WORKERS.owner), await hash(RECOVERY_CODE)],
    );
    await client.query(
      "INSERT INTO routes (name, driver_id) SELECT 'The whole town', id FROM users WHERE email = $1",
      [emailOf(WORKERS.driver)],
    );
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::integer AS count FROM slots s, tiffins_due(date '2027-02-09', s.id::integer)",
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
    await disconnect();
  }
}

/** Kilobytes of HTML and the middle of the times until all of it is there, after one request that warms up. */
async function weigh(page: Page, path: string): Promise<{ kB: number; ms: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let time = 0; time <= TIMES; time += 1) {
    const started = performance.now();
    const answer = await page.request.get(path);
    bytes = (await answer.body()).length;
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
    if (time > 0) times.push(performance.now() - started);
  }
  return { kB: bytes / 1_000, ms: times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? Number.NaN };
}

type Sessions = Record<keyof typeof WORKERS, Session>;

async function logInAll(browser: Browser, stack: Stack): Promise<Sessions> {
  const loginOf = (who: keyof typeof WORKERS) => ({ email: emailOf(WORKERS[who]), password: PASSWORD });
  const page = await browser.newPage({ baseURL: stack.address });
  await logIn(page, loginOf("owner"), RECOVERY_CODE);
  const owner = await page.context().storageState();
  await page.close();
  return {
    kitchen: await sessionOf(loginOf("kitchen")),
    driver: await sessionOf(loginOf("driver")),
    owner,
  };
}

type Shown = { sessions: Sessions; at: (typeof PAGES)[number] };

async function look(browser: Browser, stack: Stack, { sessions, at }: Shown): Promise<boolean> {
  const { path, who, width, height } = at;
  const most: { kB?: number; ms?: number } = at.most;
  const storageState = sessions[who];
  const context = await browser.newContext({
    baseURL: stack.address,
    storageState,
    viewport: { width, height },
  });
  const page = await context.newPage();
  const { kB, ms } = await weigh(page, path);
  let wide = 0;
  for (const contrast of ["no-preference", "more"] as const) {
    await page.emulateMedia({ contrast });
    await page.goto(path, { waitUntil: "networkidle" });
    // the driver's round comes from the phone, or is fetched when the page is there
    await page
      .locator(who === "driver" ? "h2" : "h1")
      .first()
      .waitFor();
    wide = Math.max(wide, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
    const name = `${path.slice(1).replaceAll("/", "-")}-${contrast === "more" ? "sun" : "light"}`;
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
  }
  await context.close();
  const isGood = kB <= (most.kB ?? Infinity) && ms <= (most.ms ?? Infinity) && wide <= 0;
  const limits = [most.kB && ` (at most ${most.kB} kB)`, most.ms && ` (at most ${most.ms} ms)`].filter(
    Boolean,
  );
  const sideways = wide > 0 ? `, ${wide} px wider than the screen` : "";
  console.log(
    `${path.padEnd(17)} ${kB.toFixed(0)} kB, ${ms.toFixed(0)} ms${sideways}${limits.join("")}${isGood ? "" : "  OVER"}`,
  );
  return isGood;
}

void runEntry(async () => {
  await findBrowser();
  const server = await startTestPostgres("busy");
  applyTestEnvironment();
  Object.assign(process.env, { DATABASE_URL: server.url });
  try {
    console.log(`${await prepare(server.url)} tiffins`);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const env = { DATABASE_URL: server.url, AUTH_SECRET: randomBytes(32).toString("hex"), APP_URL: address };
    const stack = await startStack({ now: NOW, demo: false, port, env });
    process.env.E2E_ADDRESS = stack.address;
    const browser = await chromium.launch({
      ...browserFromEnvironment(),
      args: ["--no-sandbox", "--disable-gpu"],
    });
    try {
      const good: boolean[] = [];
      const sessions = await logInAll(browser, stack);
      for (const at of PAGES) good.push(await look(browser, stack, { sessions, at }));
      if (good.includes(false)) process.exitCode = 1;
    } finally {
      await browser.close();
      await stack.remove();
    }
  } finally {
    await server.stop();
  }
});
