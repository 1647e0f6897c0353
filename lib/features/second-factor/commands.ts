import { hkdfSync, randomBytes } from "node:crypto";
import { generateSecret } from "otplib";
import type { Tx } from "@/lib/db";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { readCode, RECOVERY_BYTES, recoveryCodes } from "@/lib/domain/log-in/second-factor";
import { audit } from "@/lib/features/audit/commands";
import type { AuditAction } from "@/lib/features/audit/schema";
import { hashPassword, verifyPassword } from "@/lib/features/accounts/passwords";
import { findAccount } from "@/lib/features/accounts/queries";
import { letters, queueMail } from "@/lib/post/mail";
import { kept, onceInFlow, secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import { stepOf, spendCode, type Person } from "./codes";
import type { Proof } from "./schema";
import { openSecret, sealSecret } from "./seal";

type Flow = SystemFlow & { user: Person & { sessionId: number } };
/** Without the codes when a press that another page sent is answered again. */
type Codes = { codes?: string[] };

/** Begins to set up an authenticator; nothing depends on it until its first code arrives. Starting again makes a new one. */
export function startAuthenticator({ system, user }: Flow): Promise<Result<void, "factor-on">> {
  return system(async (tx) => {
    await lockUser(tx, user.id);
    const before = await tx.authenticator.findUnique({ where: { userId: user.id } });
    if (before?.confirmedAt) return refuse("factor-on");
    const sealedSecret = sealSecret(user.id, generateSecret());
    const data = { sealedSecret, lastStep: 0 };
    await tx.authenticator.upsert({
      where: { userId: user.id },
      create: { userId: user.id, ...data },
      update: data,
    });
    return kept(tx, undefined);
  });
}

/**
 * Turns it on with its first code, and returns the recovery codes, which are kept nowhere in readable form. Other devices are
 * logged out.
 */
export async function confirmAuthenticator(
  flow: Flow,
  proof: Proof,
): Promise<Result<Codes, "password-wrong" | "code-wrong" | "factor-on" | "factor-off">> {
  const codes = await codesOfPress(flow);
  const done = await onceInFlow(() => turnOn(flow, proof, codes));
  return done.ok ? ok({ codes }) : done;
}

async function turnOn(
  { system, now, user }: Flow,
  { currentPassword, code }: Proof,
  codes: readonly string[],
): Promise<Result<Codes, "password-wrong" | "code-wrong" | "factor-on" | "factor-off">> {
  const row = await system((tx) => tx.authenticator.findUnique({ where: { userId: user.id } }));
  if (!row) return refuse("factor-off");
  if (row.confirmedAt) return refuse("factor-on");
  if (!(await isPasswordOf({ system }, user, currentPassword))) return refuse("password-wrong");
  const lastStep = await firstStep(user.id, row.sealedSecret, { code, now });
  if (lastStep === null) return refuse("code-wrong");
  const hashes = await hashesOf(codes);
  return system(async (tx) => {
    const where = { userId: user.id, confirmedAt: null, sealedSecret: row.sealedSecret };
    const { count } = await tx.authenticator.updateMany({ where, data: { confirmedAt: now, lastStep } });
    if (count === 0) return refuse("factor-off");
    await replaceCodes(tx, user, hashes);
    await endOtherSessions(tx, user);
    await note(tx, user, "set-up-authenticator");
    await queueMail(tx, user.email, letters.authenticatorOn({ name: user.fullname }));
    return kept(tx, {});
  });
}

async function firstStep(
  userId: number,
  sealed: string,
  { code, now }: { code: string; now: Date },
): Promise<number | null> {
  const read = readCode(code);
  const opened = openSecret(userId, sealed);
  return read?.kind === "app" && opened ? stepOf(opened.secret, read.code, now) : null;
}

type ProofRefusal = "password-wrong" | "code-wrong" | "factor-off";

/** Ten new recovery codes; the earlier ones no longer work. */
export async function renewRecoveryCodes(flow: Flow, proof: Proof): Promise<Result<Codes, ProofRefusal>> {
  const codes = await codesOfPress(flow);
  const done = await onceInFlow(async (): Promise<Result<Codes, ProofRefusal>> => {
    const proved = await prove(flow, proof);
    if (!proved.ok) return proved;
    const hashes = await hashesOf(codes);
    return flow.system(async (tx) => {
      await replaceCodes(tx, flow.user, hashes);
      await note(tx, flow.user, "make-recovery-codes");
      return kept(tx, {});
    });
  });
  return done.ok ? ok({ codes }) : done;
}

/** Removes the authenticator and its recovery codes. Other devices are logged out. */
export async function takeOffAuthenticator(flow: Flow, proof: Proof): Promise<Result<void, ProofRefusal>> {
  const proved = await prove(flow, proof);
  if (!proved.ok) return proved;
  const { user } = flow;
  return flow.system(async (tx) => {
    await removeAll(tx, user.id);
    await endOtherSessions(tx, user);
    await note(tx, user, "take-off-authenticator");
    await queueMail(tx, user.email, letters.authenticatorOff({ name: user.fullname }));
    return kept(tx, undefined);
  });
}

/**
 * For whoever runs the machine: removes it, and all passkeys, from an account whose owner lost phone and codes. They are
 * logged out everywhere.
 */
export function clearSecondFactor(
  { system }: Pick<SystemFlow, "system">,
  { email }: { email: string },
): Promise<Result<{ fullname: string }, "no-such-account" | "factor-off">> {
  return system(async (tx) => {
    const account = await findAccount(tx, email);
    if (!account) return refuse("no-such-account");
    await lockUser(tx, account.id);
    const { count: passkeys } = await tx.passkey.deleteMany({ where: { userId: account.id } });
    if ((await removeAll(tx, account.id)) + passkeys === 0) return refuse("factor-off");
    await tx.session.deleteMany({ where: { userId: account.id } });
    const about = { entity: "user", entityId: account.id, accountId: account.id } as const;
    await audit(tx, { actor: "system", action: "take-off-authenticator", ...about });
    await queueMail(tx, account.email, letters.authenticatorOff({ name: account.fullname }));
    return ok({ fullname: account.fullname });
  });
}

async function prove(flow: Flow, { currentPassword, code }: Proof): Promise<Result<void, ProofRefusal>> {
  const { system, user } = flow;
  const where = { userId: user.id, confirmedAt: { not: null } };
  if ((await system((tx) => tx.authenticator.count({ where }))) === 0) return refuse("factor-off");
  if (!(await isPasswordOf(flow, user, currentPassword))) return refuse("password-wrong");
  return (await spendCode(flow, user, code)) ? ok(undefined) : refuse("code-wrong");
}

async function isPasswordOf(
  { system }: Pick<SystemFlow, "system">,
  { email }: Person,
  password: string,
): Promise<boolean> {
  const account = await system((tx) => findAccount(tx, email));
  return account !== null && verifyPassword(account.password, password);
}

// the same press gives the same ones again, and nothing stores them in between
async function codesOfPress({ system }: Flow): Promise<string[]> {
  const secret = (await system((tx) => secretOfPress(tx, "recovery codes"))) ?? randomBytes(32);
  return recoveryCodes(new Uint8Array(hkdfSync("sha256", secret, "", "recovery codes", RECOVERY_BYTES)));
}

function hashesOf(codes: readonly string[]): Promise<string[]> {
  return Promise.all(codes.map((code) => hashPassword(readCode(code)?.code ?? code)));
}

async function replaceCodes(tx: Tx, { id }: Person, hashes: readonly string[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId: id } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId: id, codeHash })) });
}

async function removeAll(tx: Tx, userId: number): Promise<number> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  return (await tx.authenticator.deleteMany({ where: { userId } })).count;
}

async function endOtherSessions(tx: Tx, { id, sessionId }: Flow["user"]): Promise<void> {
  await tx.session.deleteMany({ where: { userId: id, id: { not: sessionId } } });
}

async function lockUser(tx: Tx, id: number): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id} FOR NO KEY UPDATE`;
}

async function note(tx: Tx, user: Person, action: AuditAction): Promise<void> {
  await audit(tx, { actor: user, action, entity: "user", entityId: user.id, accountId: user.id });
}
