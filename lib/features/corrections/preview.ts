import { createHash } from "node:crypto";
import type { Tx } from "@/lib/db";
import { plainMonth } from "@/lib/domain/plain-date";
import { ok, refuse, type Result } from "@/lib/domain/result";
import { compareBills } from "./bill-facts";
import type { CorrectionPreview, TouchedBill } from "./schema";

const MOST_NAMED = 500;

/**
 * Makes a change of days, sees what becomes of the bills, and rolls the change back: what is shown is what the change itself
 * would do. The transaction continues as if nothing had happened.
 */
export async function previewCorrection(tx: Tx, change: () => Promise<unknown>): Promise<CorrectionPreview> {
  await tx.$executeRaw`SAVEPOINT before_the_change`;
  await change();
  const preview = await opened(tx);
  await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_the_change`;
  return preview;
}

/** The same for a command, which may refuse the change. */
export function previewing<S extends { tx: Tx }, I, V, E extends string>(
  command: (scope: S, input: I) => Promise<Result<V, E>>,
): (scope: S, input: I) => Promise<Result<CorrectionPreview, E>> {
  return async (scope, input) => {
    const tried: Result<V, E>[] = [];
    const preview = await previewCorrection(scope.tx, async () => tried.push(await command(scope, input)));
    const refused = tried.find((result) => !result.ok);
    return refused && !refused.ok ? refused : ok(preview);
  };
}

/**
 * A command that changes days and is refused, along with everything it did, when the bills would change differently from what
 * was shown: one was paid, recalculated or issued since. Anyone who isn't asked to confirm, such as a job, has seen nothing.
 */
export function asSeen<S extends { tx: Tx }, I, V, E extends string>(
  command: (scope: S, input: I) => Promise<Result<V, E>>,
): (scope: S, input: I & { seenBills?: string }) => Promise<Result<V, E | "bills-changed">> {
  return async (scope, input) => {
    const result = await command(scope, input);
    if (!result.ok || input.seenBills === undefined) return result;
    return (await opened(scope.tx)).seen === input.seenBills ? result : refuse("bills-changed");
  };
}

async function opened(tx: Tx): Promise<CorrectionPreview> {
  const items = await tx.$queryRaw<{ billId: number; name: string }[]>`
    SELECT c.bill_id AS "billId", u.fullname AS name FROM bill_corrections c JOIN users u ON u.id = c.customer_id
    WHERE c.correction_id = nullif(current_setting('app.correction', true), '')::integer`;
  const names = new Map(items.map(({ billId, name }) => [billId, name]));
  const bills: TouchedBill[] = (await compareBills(tx, [...names.keys()]))
    .filter(({ decision: { before, after } }) => before !== after)
    .map(({ bill, decision }) => ({
      billId: bill.id,
      name: names.get(bill.id) ?? "",
      month: plainMonth(bill.year, bill.month),
      ...decision,
    }));
  bills.sort((a, b) => a.name.localeCompare(b.name, "en") || a.billId - b.billId);
  return {
    count: bills.length,
    difference: bills.reduce((sum, { before, after }) => sum + after - before, 0),
    bills: bills.slice(0, MOST_NAMED),
    seen: digestOf(bills),
  };
}

function digestOf(bills: readonly TouchedBill[]): string {
  const sums = bills.map(({ billId, before, after, kind, obstacle }) => [
    billId,
    before,
    after,
    kind,
    obstacle,
  ]);
  return createHash("sha256").update(JSON.stringify(sums)).digest("hex");
}
