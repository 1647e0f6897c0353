import type { Role } from "@/lib/domain/identity";
import { refuse, type Result } from "@/lib/domain/result";
import { normalPassword } from "@/lib/domain/typed/typed-text";
import { checkNewPassword, type PasswordRefusal } from "@/lib/features/accounts/new-password";
import { hashPassword, verifyPassword } from "@/lib/features/accounts/passwords";
import { audit } from "@/lib/features/audit/commands";
import { authAdapter } from "@/lib/access/session-adapter";
import { kept } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { invitationKey, readInvitation } from "./invitation-key";
import { voidInvitations } from "./invitation-links";
import { findInvited } from "./invitation-queries";
import type { JoinInput } from "./schema";

/** Accepts an invitation by its link, once and within its days: from now on they log in with the password they chose. */
export async function joinStaff(
  { system, now }: SystemFlow,
  { token, password }: JoinInput,
): Promise<Result<{ id: number; email: string; role: Role }, PasswordRefusal | "invitation-over">> {
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const invited = await findInvited(tx, token, now);
    const read = readInvitation(token);
    if (!invited || !read) return refuse("invitation-over");
    // before the link is used up: after a refused password another can be typed
    const allowed = checkNewPassword(password, invited);
    if (!allowed.ok) return allowed;
    const key = invitationKey(read.userId, read.secret);
    if (!(await authAdapter(tx).useVerificationToken(key))) return refuse("invitation-over");
    await voidInvitations(tx, invited);
    const { id, role, email } = invited;
    const data = { password: hash, hasFirstPassword: false, invitedAt: null };
    await tx.user.update({ where: { id }, data });
    const about = { entity: "user", entityId: id, accountId: id } as const;
    await audit(tx, { actor: { id, role }, action: "join-staff", ...about });
    return kept(tx, { id, email, role });
  });
}

type FirstTime = Pick<SystemFlow, "system"> & { user: { id: number; role: Role; sessionId: number } };

/** Replaces the password that someone else chose with one's own, and logs them out everywhere but here. */
export async function chooseFirstPassword(
  { system, user }: FirstTime,
  { password }: { password: string },
): Promise<Result<void, PasswordRefusal | "password-same" | "no-first-password">> {
  const where = { id: user.id, hasFirstPassword: true, deactivatedAt: null };
  const account = await system((tx) => tx.user.findFirst({ where, omit: { password: false } }));
  if (!account) return refuse("no-first-password");
  if (await verifyPassword(account.password, normalPassword(password))) return refuse("password-same");
  const allowed = checkNewPassword(password, account);
  if (!allowed.ok) return allowed;
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const data = { password: hash, hasFirstPassword: false };
    const known = { ...where, password: account.password };
    if ((await tx.user.updateMany({ where: known, data })).count === 0) return refuse("no-first-password");
    await tx.session.deleteMany({ where: { userId: user.id, id: { not: user.sessionId } } });
    const about = { entity: "user", entityId: user.id, accountId: user.id } as const;
    await audit(tx, { actor: user, action: "choose-first-password", ...about });
    return kept(tx, undefined);
  });
}
