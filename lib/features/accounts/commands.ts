import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { z } from "zod";
import { meanwhileOf } from "@/lib/changed-by";
import { lockCustomer, type Tx } from "@/lib/db";
import { languageNow } from "@/lib/domain/language/language";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { unprovedStandIn } from "@/lib/domain/typed/stand-in-email";
import { normalPassword } from "@/lib/domain/typed/typed-text";
import { refuseStale, type Meanwhile } from "@/lib/domain/meanwhile";
import { audit } from "@/lib/features/audit/commands";
import { readAddressOf } from "@/lib/features/buildings/read-addresses";
import { findClaimants, MOST_CLAIMS } from "@/lib/features/email-proof/queries";
import { claimEmail } from "@/lib/features/email-proof/claim";
import { noteConsent } from "@/lib/features/privacy/commands";
import { letters, queueMail } from "@/lib/post/mail";
import { kept } from "@/lib/press/press";
import { checkNewPassword, type PasswordRefusal } from "./new-password";
import { hashPassword, needsRehash, NOBODYS_HASH, verifyPassword } from "./passwords";
import { letIn } from "@/lib/tries/let-in";
import { accountOfId, findAccount, hasActiveSubscription, type Account } from "./queries";
import {
  changeAddressSchema,
  changeDetailsSchema,
  type changePasswordSchema,
  type Address,
  type Details,
  type SignUpInput,
} from "./schema";
import type { CustomerScope, SystemFlow, Transact } from "@/lib/scope";

type SignedIn = { id: number; sessionId: number };

// A refused log-in takes this long whatever the reason: an imported hash costs more or less than one of ours.
const REFUSAL_MS = 400;

/**
 * The owner of an e-mail address and password, or who claims the address; null when they don't match, after the same time whether the
 * address is known or not.
 */
export async function verifyCredentials(
  { system }: Pick<SystemFlow, "system">,
  { email, password }: { email: string; password: string },
): Promise<Account | null> {
  const earliestRefusal = delay(REFUSAL_MS);
  const { proved, claimants } = await system(async (tx) => ({
    proved: await findAccount(tx, email),
    claimants: await findClaimants(tx, email),
  }));
  const account =
    (await openedBy(password, [proved], 1)) ?? (await openedBy(password, claimants, MOST_CLAIMS));
  if (!account) {
    await earliestRefusal;
    return null;
  }
  letIn(account);
  return (await needsRehash(account.password, password)) ? replaceHash(system, account, password) : account;
}

/** The first account that a password opens; it always takes as many hashes, however many accounts there are. */
async function openedBy(
  password: string,
  accounts: readonly (Account | null)[],
  hashes: number,
): Promise<Account | null> {
  let opened: Account | null = null;
  for (let index = 0; index < hashes; index += 1) {
    const account = accounts[index] ?? null;
    const matches = await verifyPassword(account?.password ?? NOBODYS_HASH, password);
    if (matches) opened ??= account;
  }
  return opened;
}

// Only the hash that was verified is replaced: a password changed in the meantime is kept.
async function replaceHash(system: Transact, account: Account, password: string): Promise<Account> {
  const better = await hashPassword(password);
  const where = { id: account.id, password: account.password };
  const { count } = await system((tx) => tx.user.updateMany({ where, data: { password: better } }));
  return count === 1 ? { ...account, password: better } : account;
}

/** Changes the password of someone logged in, who proves it with the old one, and logs them out everywhere else. */
export async function changePassword(
  { system, user }: Pick<SystemFlow, "system"> & { user: SignedIn },
  { currentPassword, password, forgetsPasskeys = false }: z.input<typeof changePasswordSchema>,
): Promise<Result<void, PasswordRefusal | "password-wrong" | "password-same">> {
  const account = await system((tx) => accountOfId(tx, user.id));
  if (!account || !(await verifyPassword(account.password, currentPassword))) return refuse("password-wrong");
  if (normalPassword(password) === normalPassword(currentPassword)) return refuse("password-same");
  const { fullname, claimed } = account;
  const allowed = checkNewPassword(password, { fullname, email: claimed ?? account.email });
  if (!allowed.ok) return allowed;
  const hash = await hashPassword(password);
  return system(async (tx) => {
    const known = { id: account.id, password: account.password };
    const { count } = await tx.user.updateMany({
      where: known,
      data: { password: hash, hasFirstPassword: false },
    });
    if (count === 0) return refuse("password-wrong");
    await tx.session.deleteMany({ where: { userId: account.id, id: { not: user.sessionId } } });
    const { id } = account;
    const passkeys = forgetsPasskeys ? (await tx.passkey.deleteMany({ where: { userId: id } })).count : 0;
    const about = { entity: "user", entityId: id, accountId: id } as const;
    const removed = forgetsPasskeys && { after: { passkeysRemoved: passkeys } };
    await audit(tx, { actor: account, action: "change-password", ...about, ...removed });
    await queueMail(tx, account.email, letters.passwordChanged({ name: account.fullname, passkeys }));
    return kept(tx, undefined);
  });
}

type AccountRefusal = PasswordRefusal | "area";
type Typed = Omit<SignUpInput, "next">;
type Hashed = Omit<Typed, "password" | "isPincodeRight"> & { hash: string };

/** Whoever asks for an account, with the password as it is kept: hashed before any transaction begins, for it takes a while. */
export async function withHash({
  password,
  isPincodeRight: _sure,
  ...person
}: Typed): Promise<Result<Hashed, PasswordRefusal>> {
  const allowed = checkNewPassword(password, person);
  return allowed.ok ? ok({ ...person, hash: await hashPassword(password) }) : allowed;
}

/**
 * Makes a customer's account, whatever address was typed: until a mailed link proves that address, the account only claims it. So nobody
 * learns here who has an account already.
 */
export async function openAccount(
  tx: Tx,
  { hash, ...person }: Hashed,
  now: Date,
): Promise<Result<{ userId: number }, "area">> {
  if (!(await isArea(tx, person.area))) return refuse("area");
  const email = unprovedStandIn(randomUUID());
  const data = { ...person, email, addr2: person.addr2 || null, password: hash, language: languageNow() };
  const { id } = await tx.user.create({ data, select: { id: true } });
  const actor = { id, role: "customer" } as const;
  await audit(tx, { actor, action: "sign-up", entity: "user", entityId: id, accountId: id });
  await noteConsent(tx, id, "given");
  await readAddressOf(tx, { id, ...data });
  await claimEmail(tx, { ...person, id }, now);
  return ok({ userId: id });
}

/** Opens a customer's account, and nothing else. */
export async function signUp(
  { system, now }: SystemFlow,
  { next: _next, ...typed }: SignUpInput,
): Promise<Result<{ userId: number }, AccountRefusal>> {
  const person = await withHash(typed);
  if (!person.ok) return person;
  return system(async (tx) => {
    const opened = await openAccount(tx, person.value, now);
    return opened.ok ? kept(tx, opened.value) : opened;
  });
}

/** Changes a customer's name and phone, which is allowed at any time. */
export async function changeDetails(
  scope: CustomerScope,
  sent: Versioned<Details>,
): Promise<Result<{ version: number }, "stale" | "invalid">> {
  await lockCustomer(scope.tx, scope.customerId);
  const before = await personOf(scope);
  if (before.detailsVersion !== sent.version) return refuseStale(await detailsOfNow(scope, before));
  const read = changeDetailsSchema(before).safeParse(sent);
  if (!read.success) return refuse("invalid");
  const { version: _opened, ...details } = read.data;
  await changeUser(scope, "change-details", before, details);
  return ok({ version: (await personOf(scope)).detailsVersion });
}

/** Changes where a customer's tiffins go: never while a subscription is active, as the delivery list relies on it. */
export async function changeAddress(
  scope: CustomerScope,
  sent: Versioned<Address> & { isPincodeRight?: boolean },
): Promise<Result<{ version: number }, "stale" | "address-locked" | "area" | "invalid">> {
  const { tx, customerId, now } = scope;
  await lockCustomer(tx, customerId);
  if (await hasActiveSubscription(tx, customerId, now)) return refuse("address-locked");
  if (!(await isArea(tx, sent.area))) return refuse("area");
  const before = await personOf(scope);
  if (before.addressVersion !== sent.version) return refuseStale(await addressOfNow(scope, before));
  const read = changeAddressSchema({ ...before, addr2: before.addr2 ?? "" }).safeParse(sent);
  if (!read.success) return refuse("invalid");
  const { version: _opened, isPincodeRight: _sure, ...address } = read.data;
  const written = { ...address, addr2: address.addr2 || null };
  await changeUser(scope, "change-address", before, written);
  await readAddressOf(tx, { id: customerId, ...written });
  return ok({ version: (await personOf(scope)).addressVersion });
}

type Versioned<T> = T & { version: number };
type Person = Awaited<ReturnType<typeof personOf>>;

// whoever changes the customer's row locks it, so what is read here holds until the end
function personOf({ tx, customerId }: CustomerScope) {
  return tx.user.findUniqueOrThrow({ where: { id: customerId }, omit: { stripeCustomerId: true } });
}

function detailsOfNow({ tx, customerId }: CustomerScope, person: Person): Promise<Meanwhile> {
  const { detailsVersion: version, detailsChangedAt: changedAt, detailsChangedById: changedById } = person;
  const now = { fullname: person.fullname, phone: person.phone };
  return meanwhileOf(tx, customerId, { version, changedAt, changedById }, now);
}

function addressOfNow({ tx, customerId }: CustomerScope, person: Person): Promise<Meanwhile> {
  const { addressVersion: version, addressChangedAt: changedAt, addressChangedById: changedById } = person;
  const { addr1, addr2, area, city, state, pincode } = person;
  const now = { addr1, addr2: addr2 ?? "", area, city, state, pincode };
  return meanwhileOf(tx, customerId, { version, changedAt, changedById }, now);
}

// The audit log can't forget, so it records which fields changed and not what a person's details were.
async function changeUser(
  { tx, customerId }: CustomerScope,
  action: "change-details" | "change-address",
  before: Readonly<Record<string, unknown>>,
  data: Details | (Omit<Address, "addr2"> & { addr2: string | null }),
): Promise<void> {
  const changed = Object.entries(data).flatMap(([field, value]) => (before[field] === value ? [] : [field]));
  if (changed.length === 0) return;
  await tx.user.updateMany({ where: { id: customerId }, data });
  const actor = { id: customerId, role: "customer" } as const;
  const about = { entity: "user", entityId: customerId, accountId: customerId } as const;
  await audit(tx, { actor, action, ...about, after: { changed } });
}

async function isArea(tx: Tx, name: string): Promise<boolean> {
  return (await tx.area.findUnique({ where: { name }, select: { id: true } })) !== null;
}
