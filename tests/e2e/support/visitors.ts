import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { demoLogin, logIn, type DemoRole } from "./people";

type Login = { email: string; password: string };
/** A guest, somebody from the demo data, or somebody with a login. */
export type Visitor = "guest" | DemoRole | Login;
type Session = NonNullable<BrowserContextOptions["storageState"]>;

type Fixtures = {
  /** An empty page in a fresh window for that person; each person logs in only once per run. */
  visit: (who: Visitor, options?: BrowserContextOptions) => Promise<Page>;
};
type Kept = { session: Session; since: number };
type WorkerFixtures = { sessions: Map<string, Kept> };

/** The office's sessions end after half an hour of inactivity, and ask for the password again after a quarter. */
const GOOD_FOR_MS = 12 * 60_000;

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessions: [({}, provide) => provide(new Map()), { scope: "worker" }],

  visit: async ({ browser, sessions }, provide) => {
    const contexts = new Set<{ close: () => Promise<void> }>();
    await provide(async (who, options) => {
      const login = loginOf(who);
      const kept = login ? sessions.get(login.email) : undefined;
      const isGood = kept && performance.now() - kept.since < GOOD_FOR_MS;
      const storageState = isGood ? kept.session : undefined;
      const context = await browser.newContext({ ...options, storageState });
      contexts.add(context);
      if (login && !storageState) {
        sessions.set(login.email, {
          session: await sessionOf(login, context),
          since: performance.now(),
        });
      }
      return context.newPage();
    });
    await Promise.all([...contexts].map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";

/** Logs in on a page of its own: what that page is still loading is neither cut off by, nor recorded for, the visitor's. */
async function sessionOf(login: Login, context: BrowserContext): Promise<Session> {
  const page = await context.newPage();
  await logIn(page, login);
  await page.close();
  return context.storageState();
}

function loginOf(who: Visitor): Login | null {
  if (who === "guest") return null;
  return typeof who === "string" ? demoLogin(who) : who;
}
