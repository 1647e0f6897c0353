import type { Tx } from "@/lib/db";

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
  return { id: user.id, fullname: user.fullname, email: user.email, address };
}
