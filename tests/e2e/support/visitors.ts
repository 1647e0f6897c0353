import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { demoLogin, sessionOf, type DemoRole, type Session } from "./people";

type Login = { email: string; password: string };
/** A guest, somebody from the demo data, or somebody with a login. */
export type Visitor = "guest" | DemoRole | Login;

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
      if (login && !isGood) {
        sessions.set(login.email, { session: await sessionOf(login), since: performance.now() });
      }
      const storageState = login ? sessions.get(login.email)?.session : undefined;
      const context = await browser.newContext({ ...options, storageState });
      contexts.add(context);
      return context.newPage();
    });
    await Promise.all([...contexts].map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";

function loginOf(who: Visitor): Login | null {
  if (who === "guest") return null;
  return typeof who === "string" ? demoLogin(who) : who;
}
