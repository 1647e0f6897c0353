import { cache } from "react";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import NextAuth, { type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clockNow } from "@/lib/clock";
import { asSystem } from "@/lib/db";
import {
  customerId,
  isStaffRole,
  userId,
  type CustomerId,
  type Role,
  type StaffRole,
  type UserId,
} from "@/lib/domain/identity";
import { env } from "@/lib/env";
import { verifyCredentials } from "@/lib/features/accounts/commands";
import { isFactorDemanded } from "@/lib/domain/log-in/second-factor";
import { logInSchema, nextSchema } from "@/lib/features/accounts/schema";
import { closeSession, findSession } from "@/lib/features/accounts/sessions";
import type { Kitchen } from "@/lib/features/settings/queries";
import { isByItself } from "@/lib/domain/log-in/by-itself";
import { addressOf } from "./note";
import { log } from "@/lib/log";
import { tellAsker } from "@/lib/process/asker.mjs";
import { speakFromHere } from "@/lib/speaking.mjs";
import { adapterOf } from "./session-adapter";
import { authSecrets, COOKIE_DAYS, sessionCookieAt, sessionTokenHere } from "./session-cookie";
import { passkeyHolder } from "@/lib/tries/passkey-holder";
import { requireCode } from "@/lib/tries/require-code";
import { asUser, sessionFor } from "@/lib/tries/session-for";
import { type Route, withNext } from "@/lib/routes";

declare module "next-auth" {
  interface User {
    userAgent?: string | null;
    ip?: string | null;
    restsOn?: string;
  }
}
declare module "@auth/core/jwt" {
  interface JWT {
    sessionToken?: string;
  }
}

/** What someone has to do before anything else, each with the page that is for it. */
export type Owed = "first-password" | "second-factor";
const PAGE_OF: Record<Owed, Route> = {
  "first-password": "/first-password",
  "second-factor": "/second-factor",
};

function cookiesAt(appUrl: string): NextAuthConfig["cookies"] {
  const sessionToken = sessionCookieAt(appUrl);
  const { options } = sessionToken;
  return options.secure ? { sessionToken, callbackUrl: { name: "__Host-authjs.callback-url", options } } : {};
}

/**
 * Auth.js. The cookie is its encrypted token and holds only the key of a row in `sessions`; that row decides on every
 * request, so a revoked session is over at once.
 */
const { signIn, signOut } = NextAuth(() => ({
  adapter: adapterOf(asSystem),
  secret: authSecrets(),
  cookies: cookiesAt(env().APP_URL),
  session: { strategy: "jwt", maxAge: COOKIE_DAYS * 24 * 60 * 60 },
  trustHost: true,
  pages: { signIn: "/login" },
  logger: {
    error: (error) => log.warn({ auth: error.name }, "log-in refused"),
    warn: () => {},
    debug: () => {},
  },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, code: {} },
      async authorize(input, request) {
        const parsed = logInSchema.safeParse(input);
        if (!parsed.success) return null;
        const user = await verifyCredentials({ system: asSystem }, parsed.data);
        if (!user) return null;
        await requireCode(user, parsed.data.code);
        return asUser(user, request);
      },
    }),
    Credentials({
      id: "passkey",
      credentials: { response: {} },
      async authorize(input, request) {
        const user = await passkeyHolder(input);
        return user && asUser(user, request);
      },
    }),
  ],
  callbacks: {
    async jwt({ user }) {
      return user?.id ? { sessionToken: await sessionFor({ ...user, id: user.id }) } : null;
    },
  },
  events: {
    async signOut(message) {
      const sessionToken = "token" in message ? message.token?.sessionToken : null;
      if (sessionToken) await closeSession({ system: asSystem }, sessionToken);
    },
  },
}));

async function sessionHere(sessionToken: string) {
  const sent = await headers();
  const isUse = !isByItself(sent.get("x-path"), sent.get("cookie"));
  return findSession({ system: asSystem, now: clockNow() }, sessionToken, { ip: addressOf(sent), isUse });
}

export { signIn, signOut };

/** Who is looking: the user of the request's session. */
export type Viewer = {
  id: UserId;
  fullname: string;
  email: string;
  role: Role;
  sessionId: number;
  /** When they proved last, on this device, who they are. */
  provedAt: Date;
  /** While they owe it, they get no staff page and no staff action except what serves it. */
  owes?: Owed | undefined;
};

type Prepared = { role: Role; hasFirstPassword: boolean; hasSecondFactor: boolean };

// the demo's passwords are printed for everyone who looks at it, as would be any second factor beside them
function owedBy({ role, hasFirstPassword, hasSecondFactor }: Prepared): Owed | undefined {
  if (hasFirstPassword) return "first-password";
  const isOwed = isFactorDemanded(role) && !hasSecondFactor && !env().TIFFINTRACK_DEMO_LOGINS;
  return isOwed ? "second-factor" : undefined;
}

/** The viewer, or null for a guest. Asks the database once per request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const sessionToken = await sessionTokenHere();
  const session = sessionToken && (await sessionHere(sessionToken));
  if (!session) return null;
  const { user: person, id: sessionId, provedAt, ...beside } = session;
  Object.assign(besideSession(), beside);
  const { id, fullname, email, role, language } = person;
  speakFromHere(language);
  tellAsker(id);
  return { id: userId(id), fullname, email, role, sessionId, provedAt, owes: owedBy(person) };
});

type BesideSession = {
  kitchen: Kitchen | null;
  knownNotice: string | null;
  unread: number;
  isRenewalDue: boolean;
  unproved: string | null;
};

/** What was loaded with this request's session: settings, the notice they know, what they haven't read, whether its token is old, the address they have not proved. */
export const besideSession = cache((): BesideSession => ({
  ...{ kitchen: null, knownNotice: null, unread: 0, isRenewalDue: false, unproved: null },
}));

/** The page a role lands on after log-in: the one asked for, if that role may open it. */
export function landingOf(role: Role, next: Route | undefined): Route {
  if (!next) return homeOf(role);
  const isStaffPage = /^\/(?:admin|drive|kitchen)(?=[/?#]|$)/.test(next);
  return isStaffPage === isStaffRole(role) ? next : homeOf(role);
}

/** The page a role starts at. */
export function homeOf(role: Role): Route {
  if (role === "kitchen") return "/kitchen";
  if (role === "driver") return "/drive";
  return isStaffRole(role) ? "/admin" : "/dashboard";
}

/** For pages: the customer, or a redirect to log-in (a guest) or to the staff pages. The only place that mints a CustomerId. */
export async function requireCustomer(): Promise<{ viewer: Viewer; customerId: CustomerId }> {
  const viewer = (await getViewer()) ?? (await goToLogIn());
  const id = customerIdOf(viewer);
  if (!id) redirect(homeOf(viewer.role));
  return { viewer, customerId: id };
}

/** Sends a guest to log in, and from there back to the page they asked for. */
export async function goToLogIn(): Promise<never> {
  const { next } = nextSchema.parse({ next: (await headers()).get("x-path") ?? undefined });
  redirect(withNext("/login", next));
}

/** For staff pages: redirects to what they owe before anything else. */
export function requireNothingOwed({ owes }: Viewer): void {
  if (owes) redirect(PAGE_OF[owes]);
}

/** The viewer as a customer; null for staff. */
export function customerIdOf(viewer: Viewer): CustomerId | null {
  return viewer.role === "customer" ? customerId(viewer.id) : null;
}

/** The viewer as one of these roles; null for anyone else, and for anyone who owes something first. */
export function staffOf(viewer: Viewer, roles: readonly StaffRole[]): { id: UserId; role: StaffRole } | null {
  const { id, role, owes } = viewer;
  return !owes && isStaffRole(role) && roles.includes(role) ? { id, role } : null;
}
