import type { Tx } from "@/lib/db";
import { ok, type Result } from "@/lib/domain/result";
import type { CustomerScope } from "@/lib/scope";
import { NOTICE } from "./schema";

/** Records that a person agreed to today's privacy notice, or took that back: both in the transaction of the act that says so. */
export async function noteConsent(tx: Tx, userId: number, kind: "given" | "withdrawn"): Promise<void> {
  await tx.consent.createMany({ data: [{ userId, notice: NOTICE, kind }] });
}

/** Records that a customer has been told of a new notice; told twice, it is recorded once. */
export async function knowNotice(
  { tx, customerId: userId }: CustomerScope,
  { notice }: { notice: string },
): Promise<Result<void, never>> {
  const known = await tx.consent.findFirst({ where: { userId, notice }, select: { id: true } });
  if (!known) await tx.consent.createMany({ data: [{ userId, notice, kind: "told" }] });
  return ok(undefined);
}
