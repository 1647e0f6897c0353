import { direct, type Tx } from "@/lib/db";
import { shownEmail } from "@/lib/domain/typed/stand-in-email";
import type { Party } from "@/lib/features/documents/facts";

/** Somebody who is sent a bill and its letter; an anonymised account has nobody left to be written to. */
export type Addressee = Party & { email: string; isAnonymised: boolean };

/** Those of a batch of bills, by id. */
export async function addressees(
  tx: Tx,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, Addressee>> {
  const rows = await direct(tx)<Addressee & { id: number }>`
    SELECT id, email, fullname, addr1, addr2, area, city, state, pincode, language, anonymised_at IS NOT NULL AS "isAnonymised"
    FROM users WHERE id = ANY (${[...customerIds]}::integer[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

export type BilledCustomer = { id: number; fullname: string; email: string; address: string[] };

/** The person a bill is made out to, for the invoice. */
export async function billedCustomer(tx: Tx, customerId: number): Promise<BilledCustomer> {
  const select = {
    id: true,
    fullname: true,
    email: true,
    addr1: true,
    addr2: true,
    area: true,
    city: true,
    state: true,
    pincode: true,
  };
  const user = await tx.user.findUniqueOrThrow({ where: { id: customerId }, select });
  const place = `${user.city}, ${user.state} ${user.pincode}`;
  const address = [user.addr1, user.addr2, user.area, place].flatMap((line) => (line ? [line] : []));
  return { id: user.id, fullname: user.fullname, email: shownEmail(user.email), address };
}
