import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Role } from "@/lib/domain/identity";
import { passkeyHost } from "@/lib/domain/log-in/passkey-host";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { audit } from "@/lib/features/audit/commands";
import { verifyPassword } from "@/lib/features/accounts/passwords";
import { accountOfId, findAccount, type Account } from "@/lib/features/accounts/queries";
import { log } from "@/lib/log";
import { letters, queueMail } from "@/lib/post/mail";
import { kept, secretOfPress } from "@/lib/press/press";
import type { SystemFlow } from "@/lib/scope";
import type { NewPasskey, PasskeyAnswer } from "./schema";

type Person = { id: number; role: Role; email: string; fullname: string };
type Flow = SystemFlow & { user: Person };
type Bytes = Uint8Array<ArrayBuffer>;

/** More devices than a person has. */
const MOST = 10;

// whose keys they are: only this installation's host's
const origin = () => new URL(env().APP_URL).origin;
const host = () => passkeyHost(env().APP_URL) ?? "none.invalid";

export type RegistrationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
export type LogInOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

/** What a device needs to make a key for this account, once its owner's password allows it. */
export async function passkeyToMake(
  { system, user }: Flow,
  { currentPassword }: { currentPassword: string },
  newChallenge: () => Promise<Bytes>,
): Promise<Result<RegistrationOptions, "password-wrong" | "passkeys-many">> {
  const account = await system((tx) => accountOfId(tx, user.id));
  if (!account || !(await verifyPassword(account.password, currentPassword))) return refuse("password-wrong");
  const known = await system((tx) => tx.passkey.findMany({ where: { userId: user.id } }));
  if (known.length >= MOST) return refuse("passkeys-many");
  const options = await generateRegistrationOptions({
    rpName: "TiffinTrack",
    rpID: host(),
    userName: account.claimed ?? user.email,
    userDisplayName: user.fullname,
    userID: new Uint8Array(Buffer.from(`user ${user.id}`)),
    challenge: await newChallenge(),
    excludeCredentials: known.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return ok(options);
}

/** Keeps the key that a device made. Its owner is told by letter. */
export async function addPasskey(
  { system, user }: Flow,
  { name, response }: NewPasskey,
  challenge: string | null,
): Promise<Result<void, "passkey-late" | "passkey-wrong">> {
  if (!challenge) return refuse("passkey-late");
  const made = await unlessBroken(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin(),
      expectedRPID: host(),
      requireUserVerification: true,
    }),
  );
  if (!made?.verified) return refuse("passkey-wrong");
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  const row = { userId: user.id, credentialId: id, publicKey, counter, transports, name };
  return system(async (tx) => {
    const { count } = await tx.passkey.createMany({ data: [row], skipDuplicates: true });
    if (count === 0) return refuse("passkey-wrong");
    const about = { entity: "user", entityId: user.id, accountId: user.id } as const;
    await audit(tx, { actor: user, action: "add-passkey", ...about });
    await queueMail(tx, user.email, letters.passkeyAdded({ name: user.fullname, passkey: name }));
    return kept(tx, undefined);
  });
}

/** Removes one of a person's keys: its device no longer opens the account. */
export function removePasskey(
  { system, user }: Flow,
  { passkeyId }: { passkeyId: number },
): Promise<Result<void, "passkey-gone">> {
  return system(async (tx) => {
    const where = { id: passkeyId, userId: user.id };
    const passkey = await tx.passkey.findFirst({ where, select: { name: true } });
    const { count } = await tx.passkey.deleteMany({ where });
    if (!passkey || count === 0) return refuse("passkey-gone");
    const about = { entity: "user", entityId: user.id, accountId: user.id } as const;
    await audit(tx, { actor: user, action: "remove-passkey", ...about });
    await queueMail(tx, user.email, letters.passkeyRemoved({ name: user.fullname, passkey: passkey.name }));
    return kept(tx, undefined);
  });
}

/** What a device needs to open any of its accounts here. */
export function passkeyToShow(challenge: Bytes): Promise<LogInOptions> {
  return generateAuthenticationOptions({ rpID: host(), userVerification: "required", challenge });
}

/**
 * The account opened by the device that signed the challenge; null when it opens none. It counts as password and code
 * together: the device asked for a finger, a face or its PIN. Its counter never goes back, or there are two copies of it.
 */
export async function personOfPasskey(
  { system, now }: SystemFlow,
  response: PasskeyAnswer,
  challenge: string | null,
): Promise<Account | null> {
  const where = { credentialId: response.id };
  const row = challenge
    ? await system((tx) => tx.passkey.findUnique({ where, include: { user: true } }))
    : null;
  if (!challenge || !row) return null;
  const { publicKey, transports } = row;
  const press = await system((tx) => secretOfPress(tx, "passkey"));
  const isSame = press !== null && row.lastPress === press;
  const before = isSame ? row.counter - 1n : row.counter;
  const shown = await unlessBroken(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin(),
      expectedRPID: host(),
      credential: { id: row.credentialId, publicKey, counter: Math.max(0, Number(before)), transports },
      requireUserVerification: true,
    }),
  );
  if (!shown?.verified) return null;
  const counter = shown.authenticationInfo.newCounter;
  return system(async (tx) => {
    // of two simultaneous uses with one count, one is a copy
    const used = await tx.$executeRaw`
      UPDATE passkeys SET counter = ${counter}, last_used_at = ${now}, last_press = ${press}
      WHERE id = ${row.id} AND (counter < ${counter} OR last_press = ${press} OR (counter = 0 AND ${counter} = 0))`;
    return used === 1 ? findAccount(tx, row.user.email) : null;
  });
}

async function unlessBroken<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch (error) {
    log.warn({ passkey: error instanceof Error ? error.message : "unreadable" }, "refused");
    return null;
  }
}
