import { lockCustomer, type Tx } from "@/lib/db";
import { toBusinessDate } from "@/lib/domain/business-time";
import { erasedFrom, type ClosingRefusal } from "@/lib/domain/closing";
import type { CustomerId } from "@/lib/domain/identity";
import { formatDay, type PlainDate } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { audit } from "@/lib/features/audit/commands";
import { letters, queueMail } from "@/lib/post/mail";
import type { CustomerScope } from "@/lib/scope";
import { whyNotClosedNow } from "./queries";

/** Closes the customer's account: it can be had back until the day that is answered, and is made nameless then. */
export async function closeAccount({
  tx,
  now,
  customerId,
}: CustomerScope): Promise<Result<{ erasedOn: PlainDate }, ClosingRefusal | "account-closed">> {
  await lockCustomer(tx, customerId);
  const account = await accountOf(tx, customerId);
  if (account.closedAt) return refuse("account-closed");
  const refusal = await whyNotClosedNow(tx, customerId, now);
  if (refusal) return refuse(refusal);
  const erasedOn = toBusinessDate(erasedFrom(now));
  await tx.user.updateMany({ where: { id: customerId }, data: { closedAt: now } });
  await note(tx, customerId, "close-account", { erasedOn });
  const day = formatDay(erasedOn, "medium");
  await queueMail(tx, account.email, letters.accountClosing({ name: account.fullname, day }));
  return ok({ erasedOn });
}

/** Takes the closing back. */
export async function keepAccount({ tx, customerId }: CustomerScope): Promise<Result<void, "account-open">> {
  await lockCustomer(tx, customerId);
  const account = await accountOf(tx, customerId);
  if (!account.closedAt) return refuse("account-open");
  await tx.user.updateMany({ where: { id: customerId }, data: { closedAt: null } });
  await note(tx, customerId, "keep-account", {});
  await queueMail(tx, account.email, letters.accountKept({ name: account.fullname }));
  return ok(undefined);
}

function accountOf(tx: Tx, id: CustomerId) {
  const select = { email: true, fullname: true, closedAt: true };
  return tx.user.findUniqueOrThrow({ where: { id }, select });
}

async function note(tx: Tx, id: CustomerId, action: "close-account" | "keep-account", after: object) {
  const actor = { id, role: "customer" } as const;
  await audit(tx, { actor, action, entity: "user", entityId: id, accountId: id, after: { ...after } });
}
