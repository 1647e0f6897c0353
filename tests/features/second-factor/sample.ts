// Somebody with an authenticator, and what its app shows.
import { generate } from "otplib";
import { asSystem } from "@/lib/db";
import { parseRole, type Role } from "@/lib/domain/identity";
import { confirmAuthenticator, startAuthenticator } from "@/lib/features/second-factor/commands";
import { openSecret } from "@/lib/features/second-factor/seal";
import { GOOD_PASSWORD, NOW, openAccount, scopeAt } from "../accounts/sample";

export type User = { id: number; role: Role; email: string; fullname: string; sessionId: number };

export const STEP_MS = 30_000;

export async function userOf(id: number): Promise<User> {
  const select = { id: true, role: true, email: true, fullname: true };
  const { role, ...user } = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id }, select }));
  return { ...user, role: parseRole(role), sessionId: 0 };
}

export const flowOf = (user: User, now = NOW) => ({ ...scopeAt(now), user });

/** What the app shows then. */
export const codeOf = (secret: string, now = NOW) =>
  generate({ secret, epoch: Math.floor(now.getTime() / 1000) });

/** Begins to set it up, and answers what the app took over. */
export async function started(user: User): Promise<string> {
  expect(await startAuthenticator(flowOf(user))).toEqual({ ok: true, value: undefined });
  const where = { userId: user.id };
  const { sealedSecret } = await asSystem((tx) => tx.authenticator.findUniqueOrThrow({ where }));
  return openSecret(user.id, sealedSecret)?.secret ?? "";
}

export type Secured = { user: User; secret: string; codes: readonly string[] };

/** Set up a minute before NOW. */
export async function secure(user: User): Promise<Secured> {
  const secret = await started(user);
  const then = new Date(NOW.getTime() - 2 * STEP_MS);
  const proof = { currentPassword: GOOD_PASSWORD, code: await codeOf(secret, then) };
  const done = await confirmAuthenticator(flowOf(user, then), proof);
  if (!done.ok) throw new Error(done.error);
  return { user, secret, codes: done.value.codes ?? [] };
}

export const openSecured = async (email: string) => secure(await userOf(await openAccount(email)));

export const lettersTo = (recipient: string, kind: string) =>
  asSystem((tx) => tx.notification.count({ where: { channel: "email", recipient, kind } }));

export const actsOf = async (userId: number) =>
  (
    await asSystem((tx) => tx.auditLog.findMany({ where: { accountId: userId }, orderBy: { id: "asc" } }))
  ).map(({ action, actorRole }) => `${actorRole} ${action}`);
