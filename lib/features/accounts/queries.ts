import { toSqlDate, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { parseRole, type CustomerId, type Role, type UserId } from "@/lib/domain/identity";
import { languageOf, type Language } from "@/lib/domain/language/language";
import { isStandIn } from "@/lib/domain/typed/stand-in-email";
import { placeOf, type Place } from "@/lib/features/system/country";
import type { Address, Details } from "./schema";

export type Account = {
  id: number;
  fullname: string;
  email: string;
  role: Role;
  password: string;
  language: Language | null;
};

// Nobody is logged in in so many places; the limit protects the page and its reader.
const MAX_SESSIONS_SHOWN = 50;

/** The account of an e-mail address in any spelling, with its password hash (system transactions only); never an erased or deactivated one. */
export async function findAccount(tx: Tx, email: string): Promise<Account | null> {
  const rows = await tx.$queryRaw<(Omit<Account, "role"> & { role: string })[]>`
    SELECT id, fullname, email, role, password, language FROM users
    WHERE lower(email) = lower(${email}) AND anonymised_at IS NULL AND deactivated_at IS NULL`;
  const [row] = rows;
  return row ? { ...row, role: parseRole(row.role) } : null;
}

export type Profile = Details &
  Address & {
    /** Only a stand-in while they have proved none. */
    email: string;
    /** The address that waits for its proof, or for both proofs of a change. */
    emailClaim: { email: string; provedAt: Date | null; agreedAt: Date | null } | null;
    /** What they type to log in. */
    login: string;
    addressLocked: boolean;
    detailsVersion: number;
    addressVersion: number;
    /** When they closed the account; null if it is not closed. */
    closedAt: Date | null;
  };

/** The account of an id, as `findAccount` finds it, with the address that it claims. */
export async function accountOfId(
  tx: Tx,
  id: number,
): Promise<(Account & { claimed: string | null }) | null> {
  const who = { id: true, fullname: true, email: true, role: true, password: true, language: true } as const;
  const row = await tx.user.findFirst({
    where: { id, anonymisedAt: null, deactivatedAt: null },
    select: { ...who, emailClaim: { select: { email: true } } },
  });
  if (!row) return null;
  const { emailClaim, ...account } = row;
  const language = languageOf(row.language);
  return { ...account, role: parseRole(row.role), language, claimed: emailClaim?.email ?? null };
}

const PROFILE = {
  fullname: true,
  phone: true,
  email: true,
  addr1: true,
  addr2: true,
  area: true,
  city: true,
  state: true,
  pincode: true,
  detailsVersion: true,
  addressVersion: true,
  closedAt: true,
  emailClaim: { select: { email: true, provedAt: true, agreedAt: true } },
} as const;

/** A customer's own details, and whether their address is locked by an active subscription. */
export async function getProfile(tx: Tx, customerId: CustomerId, now: Date): Promise<Profile> {
  const { addr2, ...user } = await tx.user.findUniqueOrThrow({ where: { id: customerId }, select: PROFILE });
  const login = isStandIn(user.email) ? (user.emailClaim?.email ?? user.phone) : user.email;
  return {
    ...user,
    login,
    addr2: addr2 ?? "",
    addressLocked: await hasActiveSubscription(tx, customerId, now),
  };
}

/** Whether the kitchen still has something to deliver: an active subscription, ending today or later. */
export async function hasActiveSubscription(tx: Tx, customerId: CustomerId, now: Date): Promise<boolean> {
  const today = toSqlDate(toBusinessDate(now));
  const found = await tx.subscription.findFirst({
    where: { customerId, isActive: true, endDate: { gte: today } },
    select: { id: true },
  });
  return found !== null;
}

export async function listAreaNames(tx: Tx): Promise<string[]> {
  const areas = await tx.area.findMany({ orderBy: { name: "asc" }, select: { name: true } });
  return areas.map((area) => area.name);
}

export type SessionEntry = {
  id: number;
  userAgent: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  place: Place | null;
};

/** The places where a user is logged in, the latest first. */
export async function listSessions(tx: Tx, userId: UserId | CustomerId, now: Date): Promise<SessionEntry[]> {
  const sessions = await tx.session.findMany({
    where: { userId, expires: { gt: now } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, ip: true },
    take: MAX_SESSIONS_SHOWN,
  });
  return sessions.map(({ ip, ...session }) => ({ ...session, place: placeOf(ip) }));
}

/** The language of what somebody reads; null until they have chosen one. */
export async function languageOfPerson(tx: Tx, id: number): Promise<Language | null> {
  const { language } = await tx.user.findUniqueOrThrow({ where: { id }, select: { language: true } });
  return languageOf(language);
}
