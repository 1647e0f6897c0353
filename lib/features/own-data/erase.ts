import { lockCustomer, type Tx } from "@/lib/db";
import { closedBefore } from "@/lib/domain/closing";
import { customerId as asCustomerId, type CustomerId } from "@/lib/domain/identity";
import { audit } from "@/lib/features/audit/commands";
import { deleteGatewayCustomer } from "@/lib/features/payments/gateway-customers";
import type { SystemFlow } from "@/lib/scope";
import { whyNotClosedNow } from "./queries";

/** What replaces a name. */
const NAMELESS = "Closed account";

type Erased = { erased: number; kept: number };

/** Makes nameless every account whose time to undo is over. One that became active again meanwhile is kept and reported. */
export async function eraseClosedAccounts({ now, system }: SystemFlow): Promise<Erased> {
  const done = { erased: 0, kept: 0 };
  for (const id of await system((tx) => dueAccounts(tx, now))) {
    const isErased = await system((tx) => eraseOne(tx, id, now));
    done[isErased ? "erased" : "kept"] += 1;
  }
  for (const id of await system(namelessAtGateway)) await deleteGatewayCustomer({ system }, id);
  return done;
}

async function dueAccounts(tx: Tx, now: Date): Promise<CustomerId[]> {
  const where = { closedAt: { lte: closedBefore(now) }, anonymisedAt: null };
  const rows = await tx.user.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
  return rows.map(({ id }) => asCustomerId(id));
}

/** Nameless people whom the gateway still knows: its record is deleted after ours, and retried if that failed. */
async function namelessAtGateway(tx: Tx): Promise<number[]> {
  const where = { anonymisedAt: { not: null }, stripeCustomerId: { not: null } };
  return (await tx.user.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

async function eraseOne(tx: Tx, id: CustomerId, now: Date): Promise<boolean> {
  await lockCustomer(tx, id);
  const person = await tx.user.findUniqueOrThrow({ where: { id }, select: { email: true, closedAt: true } });
  if (!person.closedAt || person.closedAt > closedBefore(now)) return false;
  const about = { actor: "system", entity: "user", entityId: id, accountId: id } as const;
  const reason = await whyNotClosedNow(tx, id, now);
  if (reason) {
    await tx.user.updateMany({ where: { id }, data: { closedAt: null } });
    await audit(tx, { ...about, action: "keep-account", after: { because: reason } });
    return false;
  }
  await overwrite(tx, id, person.email, now);
  await audit(tx, { ...about, action: "erase-account" });
  return true;
}

/**
 * Makes people nameless again whom a restored database knows as they were before. `left`: those whom it knows with tiffins or
 * money still open, which the office has to end first.
 */
export async function eraseAgain(
  { now, system }: SystemFlow,
  ids: readonly number[],
): Promise<{ erased: number; left: number[] }> {
  const left: number[] = [];
  let erased = 0;
  for (const known of ids) {
    const outcome = await system((tx) => eraseRestored(tx, asCustomerId(known), now));
    if (outcome === "busy") left.push(known);
    if (outcome === "erased") erased += 1;
  }
  return { erased, left };
}

async function eraseRestored(tx: Tx, id: CustomerId, now: Date): Promise<"erased" | "busy" | "unknown"> {
  const person = await tx.user.findFirst({ where: { id, anonymisedAt: null }, select: { email: true } });
  if (!person) return "unknown";
  await lockCustomer(tx, id);
  if (await whyNotClosedNow(tx, id, now)) return "busy";
  await overwrite(tx, id, person.email, now);
  const about = { entity: "user", entityId: id, accountId: id } as const;
  await audit(tx, { actor: "system", action: "erase-account", ...about, after: { because: "restored" } });
  return "erased";
}

/**
 * The same in a copy of the database that nobody works with, so that nothing which is taken from it says who they were; whatever they
 * have open there. Returns how many it knew by name.
 */
export async function eraseInCopy(
  { system }: Pick<SystemFlow, "system">,
  erasures: readonly { id: number; at: Date }[],
): Promise<number> {
  let erased = 0;
  for (const { id, at } of erasures) {
    const isErased = await system(async (tx) => {
      const where = { id, anonymisedAt: null };
      const person = await tx.user.findFirst({ where, select: { email: true } });
      if (person) await overwrite(tx, asCustomerId(id), person.email, at);
      return person !== null;
    });
    if (isErased) erased += 1;
  }
  return erased;
}

/** Books, days and the log stay as they are: they only name an id. Documents stay as issued, as the law requires. */
export async function overwrite(tx: Tx, id: CustomerId, email: string, now: Date): Promise<void> {
  await forgetWhatWasTold(tx, id, email);
  await tx.systemLog.updateMany({ where: { userId: id }, data: { ip: null, userAgent: null } });
  await forgetWhatWasSaid(tx, id);
  await endWaysIn(tx, id, email);
  await tx.press.deleteMany({ where: { userId: id } });
  await tx.estimate.deleteMany({ where: { customerId: id } });
  const nobody = {
    fullname: NAMELESS,
    email: unreachable(id),
    phone: "0000000000",
    password: "",
    addr1: "",
    addr2: null,
    pincode: "000000",
    language: null,
    anonymisedAt: now,
  };
  await tx.user.updateMany({ where: { id }, data: nobody });
  // after it: what a sheet still lacked of the person's days is on it by now
  await blankSheets(tx, id);
}

/** Letters stay as nameless lines; what was told on other channels goes, with where they wanted to be told. */
async function forgetWhatWasTold(tx: Tx, id: CustomerId, email: string): Promise<void> {
  await tx.notification.deleteMany({ where: { userId: id, channel: { not: "email" } } });
  await tx.notificationChoice.deleteMany({ where: { userId: id } });
  await tx.pushDevice.deleteMany({ where: { userId: id } });
  await tx.$executeRaw`
    UPDATE notifications SET recipient = ${unreachable(id)}, subject = ${NAMELESS}, text = ${NAMELESS}, link = NULL,
      ended = CASE WHEN sent_at IS NULL THEN coalesce(ended, 'left-unsent') ELSE ended END
    WHERE lower(recipient) = lower(${email})
      OR kind = 'proveEmail' AND recipient = (SELECT email FROM email_claims WHERE user_id = ${id})`;
}

/** By them, and of them at their door. */
async function forgetWhatWasSaid(tx: Tx, customerId: CustomerId): Promise<void> {
  await forgetComplaints(tx, customerId);
  await forgetDiets(tx, customerId);
  await tx.deliveryMark.updateMany({ where: { customerId, note: { not: null } }, data: { note: null } });
}

/** Sheets keep how many tiffins went where, and no longer to whom. */
async function blankSheets(tx: Tx, customerId: CustomerId): Promise<void> {
  const place = { addr1: null, addr2: null, pincode: null };
  const person = { fullName: null, phone: null, wing: null, flat: null, dietNote: null };
  await tx.sheetRow.updateMany({ where: { customerId }, data: { ...person, ...place } });
  await tx.amendment.updateMany({ where: { customerId }, data: { ...place, wing: null, flat: null } });
  await tx.dayAddress.deleteMany({ where: { customerId } });
}

/** What waits for an answer has nobody to read it; of the rest, what somebody typed goes. */
async function forgetComplaints(tx: Tx, customerId: CustomerId): Promise<void> {
  await tx.complaint.deleteMany({ where: { customerId, state: "open" } });
  await tx.complaint.updateMany({ where: { customerId }, data: { note: null, picture: null } });
  await tx.doorPicture.deleteMany({ where: { customerId } });
}

async function forgetDiets(tx: Tx, customerId: CustomerId): Promise<void> {
  const where = { subscription: { customerId } };
  await tx.dietNote.deleteMany({ where });
  await tx.dietDecision.deleteMany({ where });
}

async function endWaysIn(tx: Tx, userId: CustomerId, email: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.authenticator.deleteMany({ where: { userId } });
  await tx.passkey.deleteMany({ where: { userId } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.emailClaim.deleteMany({ where: { userId } });
  await tx.verificationToken.deleteMany({ where: { identifier: email } });
}

const unreachable = (id: number) => `closed-${id}@account.invalid`;
