import { verify } from "otplib";
import type { Tx } from "@/lib/db";
import { readCode } from "@/lib/domain/log-in/second-factor";
import type { Role } from "@/lib/domain/identity";
import { audit } from "@/lib/features/audit/commands";
import { verifyPassword } from "@/lib/features/accounts/passwords";
import { log } from "@/lib/log";
import { letters, queueMail } from "@/lib/post/mail";
import { secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { openSecret, sealSecret } from "./seal";

export type Person = { id: number; role: Role; email: string; fullname: string };

/** A phone's clock may be a step ahead or behind. */
const TOLERANCE = 30;

/**
 * Uses up a code that someone typed: one from their app, which works once, or one from their paper. The press that used it
 * may be sent again. Returns whether it was good.
 */
export async function spendCode(flow: SystemFlow, person: Person, typed: string): Promise<boolean> {
  const read = readCode(typed);
  if (!read) return false;
  return read.kind === "app"
    ? spendAppCode(flow, person, read.code)
    : spendRecoveryCode(flow, person, read.code);
}

/** The time step for which an app that knows this secret shows this code; null when it shows another. */
export async function stepOf(secret: string, code: string, now: Date): Promise<number | null> {
  const epoch = Math.floor(now.getTime() / 1000);
  const result = await verify({ secret, token: code, epoch, epochTolerance: TOLERANCE });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

async function spendAppCode({ system, now }: SystemFlow, { id }: Person, code: string): Promise<boolean> {
  const where = { userId: id, confirmedAt: { not: null } };
  const row = await system((tx) => tx.authenticator.findFirst({ where, select: { sealedSecret: true } }));
  const opened = row && openSecret(id, row.sealedSecret);
  if (row && !opened) log.warn({ user: id }, "an authenticator was sealed with neither AUTH_SECRET");
  const step = opened ? await stepOf(opened.secret, code, now) : null;
  if (!row || !opened || step === null) return false;
  const sealed = opened.isOld ? sealSecret(id, opened.secret) : row.sealedSecret;
  return system(async (tx) => {
    const press = await secretOfPress(tx, "code");
    const used = await tx.$executeRaw`
      UPDATE authenticators SET last_step = ${step}, last_press = ${press}, sealed_secret = ${sealed}
      WHERE user_id = ${id} AND confirmed_at IS NOT NULL AND sealed_secret = ${row.sealedSecret}
        AND (last_step < ${step} OR (last_step = ${step} AND last_press = ${press}))`;
    return used === 1;
  });
}

async function spendRecoveryCode(flow: SystemFlow, person: Person, code: string): Promise<boolean> {
  const where = { userId: person.id };
  const rows = await flow.system((tx) => tx.recoveryCode.findMany({ where, orderBy: { id: "asc" } }));
  for (const { id, codeHash } of rows)
    if (await verifyPassword(codeHash, code)) return flow.system((tx) => spendRow(tx, flow.now, person, id));
  return false;
}

async function spendRow(tx: Tx, now: Date, person: Person, id: number): Promise<boolean> {
  const press = await secretOfPress(tx, "code");
  const { count } = await tx.recoveryCode.updateMany({
    where: { id, usedAt: null },
    data: { usedAt: now, usedPress: press },
  });
  if (count === 0)
    return press !== null && (await tx.recoveryCode.count({ where: { id, usedPress: press } })) === 1;
  const left = await tx.recoveryCode.count({ where: { userId: person.id, usedAt: null } });
  const about = { entity: "user", entityId: person.id, accountId: person.id } as const;
  await audit(tx, { actor: person, action: "use-recovery-code", ...about, after: { left } });
  await queueMail(tx, person.email, letters.recoveryCodeUsed({ name: person.fullname, left }));
  return true;
}
