import { test as base, type BrowserContextOptions, type Page } from "@playwright/test";
import { demoLogin, logIn, type DemoRole } from "./people";

type Login = { email: string; password: string };
/** A guest, somebody of the demo data, or somebody with a login. */
export type Visitor = "guest" | DemoRole | Login;
type Session = NonNullable<BrowserContextOptions["storageState"]>;

type Fixtures = {
  /** A fresh window of that person; who has logged in once in a run isn't asked again. */
  visit: (who: Visitor, options?: BrowserContextOptions) => Promise<Page>;
};
type WorkerFixtures = { sessions: Map<string, Session> };

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessions: [({}, provide) => provide(new Map()), { scope: "worker" }],

  visit: async ({ browser, sessions }, provide) => {
    const contexts = new Set<{ close: () => Promise<void> }>();
    await provide(async (who, options) => {
      const login = loginOf(who);
      const storageState = login ? sessions.get(login.email) : undefined;
      const context = await browser.newContext({ ...options, storageState });
      contexts.add(context);
      const page = await context.newPage();
      if (login && !storageState) {
        await logIn(page, login);
        sessions.set(login.email, await context.storageState());
      }
      return page;
    });
    await Promise.all([...contexts].map((context) => context.close()));
  },
});

export { expect } from "@playwright/test";

function loginOf(who: Visitor): Login | null {
  if (who === "guest") return null;
  return typeof who === "string" ? demoLogin(who) : who;
}
