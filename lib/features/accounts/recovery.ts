import { createHash, randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { appUrl, letters, queueMail } from "@/lib/mail";
import { authAdapter } from "@/lib/session-adapter";
import { checkNewPassword, type PasswordRefusal } from "./new-password";
import { hashPassword } from "./passwords";
import { findAccount } from "./queries";

type Scope = { system: <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>; now: Date };

const LINK_HOURS = 1;
const LINK_MS = LINK_HOURS * 60 * 60 * 1000;
const MAX_LINKS_AN_HOUR = 5;
const ANSWER_MS = 400;

/**
 * Mails a one-time link to the owner of an address. The answer and its time are the same when there is no such account:
 * it must not tell who is a customer. A new link makes the earlier ones useless.
 */
export async function requestReset(
  { system, now }: Scope,
  { email }: { email: string },
): Promise<Result<void, never>> {
  const earliestAnswer = delay(ANSWER_MS);
  const token = randomBytes(32).toString("base64url");
  await system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account || (await wasMailedOften(tx, account.email, now))) return;
    await tx.verificationToken.deleteMany({ where: { identifier: email } });
    const expires = new Date(now.getTime() + LINK_MS);
    await authAdapter(tx).createVerificationToken({ identifier: email, token: digest(token), expires });
    const link = appUrl(`/reset-password?${new URLSearchParams({ token, email })}`);
    await queueMail(
      tx,
      account.email,
      letters.resetPassword({ name: account.fullname, link, hours: LINK_HOURS }),
    );
  });
  await earliestAnswer;
  return ok(undefined);
}

/** Sets a new password by a mailed link, once and within its hour, and logs the person out everywhere. */
export async function resetPassword(
  { system, now }: Scope,
  { email, token, password }: { email: string; token: string; password: string },
): Promise<Result<void, PasswordRefusal | "link-invalid">> {
  const key = { identifier: email, token: digest(token) };
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const row = await tx.verificationToken.findUnique({ where: { identifier_token: key } });
    const account = row && row.expires > now ? await findAccount(tx, email) : null;
    if (!account) return refuse("link-invalid");
    // Before the link is used up: a refused password can be typed again.
    const allowed = checkNewPassword(password, account);
    if (!allowed.ok) return allowed;
    if (!(await authAdapter(tx).useVerificationToken(key))) return refuse("link-invalid");
    await tx.user.updateMany({ where: { id: account.id }, data: { password: hash } });
    await tx.session.deleteMany({ where: { userId: account.id } });
    await audit(tx, { actor: account, action: "reset-password", entity: "user", entityId: account.id });
    await queueMail(tx, account.email, letters.passwordChanged({ name: account.fullname }));
    return ok(undefined);
  });
}

// The database keeps a digest: who reads the table can't use the links.
function digest(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

async function wasMailedOften(tx: Tx, recipient: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - LINK_MS);
  return (await tx.mail.count({ where: { recipient, createdAt: { gt: since } } })) >= MAX_LINKS_AN_HOUR;
}
