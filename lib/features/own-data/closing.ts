import { lockCustomer, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { erasedFrom, type ClosingRefusal } from "@/lib/domain/closing";
import { customerId, type CustomerId, type Role } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { noteConsent } from "@/lib/features/privacy/commands";
import { languageOf } from "@/lib/domain/language/language";
import { speaking } from "@/lib/speaking.mjs";
import { letters, queueMail } from "@/lib/post/mail";
import { kept } from "@/lib/press/press";
import type { CustomerScope, Scope, StaffFlow } from "@/lib/scope";
import { whyNotClosedNow } from "./queries";
import type { ForCustomerInput } from "./schema";

/** `by`: the customer themselves, or who in the office does it for them, and why. */
type About = Scope & { id: CustomerId; by: { id: number; role: Role }; reason?: string };
type CloseRefusal = ClosingRefusal | "account-closed";
type Closed = { erasedOn: PlainDate };

/** Closes the customer's account: it can be restored until the returned day, and is then made nameless. */
export function closeAccount({
  customerId: id,
  ...scope
}: CustomerScope): Promise<Result<Closed, CloseRefusal>> {
  return close({ ...scope, id, by: { id, role: "customer" } });
}

/** Undoes the closing. */
export function keepAccount({
  customerId: id,
  ...scope
}: CustomerScope): Promise<Result<void, "account-open">> {
  return keep({ ...scope, id, by: { id, role: "customer" } });
}

/** The office closes the account of a customer who asked for it by phone. */
export function closeForCustomer(
  { system, now, staff }: StaffFlow,
  { customerId: asked, reason }: ForCustomerInput,
): Promise<Result<Closed, CloseRefusal | "no-such-customer">> {
  return system(async (tx) => {
    const id = await nameableCustomer(tx, asked);
    return id ? close({ tx, now, id, by: staff, reason }) : refuse("no-such-customer");
  });
}

/** The office undoes such a closing. */
export function keepForCustomer(
  { system, now, staff }: StaffFlow,
  { customerId: asked, reason }: ForCustomerInput,
): Promise<Result<void, "account-open" | "no-such-customer">> {
  return system(async (tx) => {
    const id = await nameableCustomer(tx, asked);
    return id ? keep({ tx, now, id, by: staff, reason }) : refuse("no-such-customer");
  });
}

/** The office logs a customer out everywhere, who has lost a phone, say; returns from how many devices. */
export function logOutCustomer(
  { system, staff }: StaffFlow,
  { customerId: asked, reason }: ForCustomerInput,
): Promise<Result<{ revoked: number }, "no-such-customer">> {
  return system(async (tx) => {
    const id = await nameableCustomer(tx, asked);
    if (!id) return refuse("no-such-customer");
    const { count: revoked } = await tx.session.deleteMany({ where: { userId: id } });
    const about = { entity: "user", entityId: id, accountId: id } as const;
    await audit(tx, { actor: staff, action: "end-customer-sessions", ...about, after: { revoked }, reason });
    return kept(tx, { revoked });
  });
}

async function close(about: About): Promise<Result<Closed, CloseRefusal>> {
  const { tx, now, id } = about;
  await lockCustomer(tx, id);
  const account = await accountOf(tx, id);
  if (account.closedAt) return refuse("account-closed");
  const refusal = await whyNotClosedNow(tx, id, now);
  if (refusal) return refuse(refusal);
  const erasedOn = toBusinessDate(erasedFrom(now));
  await tx.user.updateMany({ where: { id }, data: { closedAt: now } });
  await note(about, "close-account", { erasedOn });
  await noteConsent(tx, id, "withdrawn");
  const letter = speaking(languageOf(account.language), () =>
    letters.accountClosing({ name: account.fullname, day: formatDay(erasedOn, "medium") }),
  );
  await queueMail(tx, account.email, letter);
  return ok({ erasedOn });
}

async function keep(about: About): Promise<Result<void, "account-open">> {
  const { tx, id } = about;
  await lockCustomer(tx, id);
  const account = await accountOf(tx, id);
  if (!account.closedAt) return refuse("account-open");
  await tx.user.updateMany({ where: { id }, data: { closedAt: null } });
  await note(about, "keep-account", {});
  await noteConsent(tx, id, "given");
  const letter = speaking(languageOf(account.language), () =>
    letters.accountKept({ name: account.fullname }),
  );
  await queueMail(tx, account.email, letter);
  return ok(undefined);
}

/** Someone who is a customer and still has a name. */
async function nameableCustomer(tx: Tx, asked: number): Promise<CustomerId | null> {
  const where = { id: asked, role: "customer", anonymisedAt: null };
  const found = await tx.user.findFirst({ where, select: { id: true } });
  return found && customerId(found.id);
}

function accountOf(tx: Tx, id: CustomerId) {
  const select = { email: true, fullname: true, closedAt: true, language: true };
  return tx.user.findUniqueOrThrow({ where: { id }, select });
}

async function note({ tx, id, by, reason }: About, action: "close-account" | "keep-account", after: object) {
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: by, action, ...about, after: { ...after }, ...(reason && { reason }) });
}
